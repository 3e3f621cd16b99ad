"""The simulated vendors of one replica, and their journal: who was asked what, and what was charged for it."""

import json
import re
import subprocess
import time
import urllib.request


class Simulator:
    def __init__(self, program, folder, name, delay_ms):
        self.log = open(folder / f"vendors-{name}.log", "wb")
        command = [program, "simulate-vendors", "--port", "0", "--delay", str(delay_ms)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.environment = {}
        self.url = None
        for line in self.process.stdout:
            if match := re.match(r"export (\w+)='(.*)'", line):
                self.environment[match[1]] = match[2]
            elif match := re.search(r"serving on (http://\S+?),", line):
                self.url = match[1]
                break
        if not self.url:
            raise SystemExit("The simulated vendors did not start")
        self.post("switch", {"name": "journal", "on": True})

    def post(self, what, body):
        return self.ask(urllib.request.Request(
            f"{self.url}/__sim/{what}", json.dumps(body).encode(), method="POST"))

    def ask(self, request):
        """Asks until it answers: a fault can close its port, to us too."""
        deadline = time.monotonic() + 600
        while True:
            try:
                with urllib.request.urlopen(request, timeout=300) as response:
                    return json.load(response)
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def journal(self):
        return self.ask(f"{self.url}/__sim/journal")

    def charged(self):
        """Every charged lookup: (what was asked, when in ms, whether the worker surely has the answer)."""
        journal = self.journal()
        if journal["dropped"]:
            raise SystemExit("The simulators' journal is too short for this run: shorten the rounds")
        for entry in journal["entries"]:
            if entry["billed"] in (None, "0"):
                continue
            asked = json.dumps([entry["vendor"], entry["path"], entry["query"], entry["body"]])
            yield asked, entry["time"], entry["delivered"] and not entry["fault"]

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()
