/// Events by status.
package struct StatusCounts: Sendable, Hashable {
    package var complete = 0
    package var partial = 0
    package var unavailable = 0

    package init(complete: Int = 0, partial: Int = 0, unavailable: Int = 0) {
        self.complete = complete
        self.partial = partial
        self.unavailable = unavailable
    }

    /// The counts by the names they have in events and metrics.
    package var named: [(name: String, count: Int)] {
        [("complete", complete), ("partial", partial), ("unavailable", unavailable)]
    }

    package static func += (left: inout StatusCounts, right: StatusCounts) {
        left.complete &+= right.complete
        left.partial &+= right.partial
        left.unavailable &+= right.unavailable
    }
}

/// Events by recommendation.
package struct RecommendationCounts: Sendable, Hashable {
    package var allow = 0
    package var review = 0
    package var deny = 0

    package init(allow: Int = 0, review: Int = 0, deny: Int = 0) {
        self.allow = allow
        self.review = review
        self.deny = deny
    }

    /// The counts by the names they have in events and metrics.
    package var named: [(name: String, count: Int)] { [("allow", allow), ("review", review), ("deny", deny)] }

    package static func += (left: inout RecommendationCounts, right: RecommendationCounts) {
        left.allow &+= right.allow
        left.review &+= right.review
        left.deny &+= right.deny
    }
}

/// Events by level.
package struct LevelCounts: Sendable, Hashable {
    package var low = 0
    package var medium = 0
    package var high = 0
    package var critical = 0

    package init(low: Int = 0, medium: Int = 0, high: Int = 0, critical: Int = 0) {
        self.low = low
        self.medium = medium
        self.high = high
        self.critical = critical
    }

    /// The counts by the names they have in events and metrics.
    package var named: [(name: String, count: Int)] {
        [("low", low), ("medium", medium), ("high", high), ("critical", critical)]
    }

    package static func += (left: inout LevelCounts, right: LevelCounts) {
        left.low &+= right.low
        left.medium &+= right.medium
        left.high &+= right.high
        left.critical &+= right.critical
    }
}
