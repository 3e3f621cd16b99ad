# Builds the program with the Swift toolchain and ships it on a slim Debian with the C libraries it needs, as a user without rights.
FROM swift:6.3-bookworm AS build
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends \
       libcurl4-openssl-dev libmaxminddb-dev libphonenumber-dev librdkafka-dev libsqlite3-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Package.swift ./
COPY Benchmarks Benchmarks
COPY Sources Sources
COPY Tests Tests
RUN swift build -c release --product signup-risk --static-swift-stdlib \
    && install -D "$(swift build -c release --static-swift-stdlib --show-bin-path)/signup-risk" /out/signup-risk

FROM debian:bookworm-slim
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends \
       ca-certificates libcurl4 libjemalloc2 libmaxminddb0 libphonenumber8 librdkafka1 libsqlite3-0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/signup-risk --create-home signup-risk
COPY --from=build /out/signup-risk /usr/local/bin/signup-risk
COPY config /etc/signup-risk
# Probes and scrapers come from outside of the container.
ENV ADMIN_HOST=0.0.0.0
# Lookups ask for memory in small pieces from several threads: this allocator saves a tenth of their CPU (docs/performance.md).
ENV LD_PRELOAD=libjemalloc.so.2
USER 10001
EXPOSE 9464
STOPSIGNAL SIGTERM
ENTRYPOINT ["signup-risk"]
CMD ["run", "--config", "/etc/signup-risk/worker.yaml"]
