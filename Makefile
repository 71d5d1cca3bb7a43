# Every target does its own set-up, asks nothing, and fails when what it ran failed.
# The work is in scripts/, so that a machine without make can call it too.

.PHONY: help run test accuracy false-alarms differential fuzz test-matrix faults mutants costs soak check-release bench lint clean

help:
	@echo "make run    build Switchboard and start the demonstration: an embedded Kafka, sample inquiries, Ctrl-C ends it"
	@echo "make test   build and run all tests; set KAFKA_HOME to an unpacked Apache Kafka to test against a real broker too"
	@echo "make accuracy  how well the rules in rules/ (RULES) route the labelled inquiries of FILE, else of SWITCHBOARD_DATA; FORMAT=json for machines"
	@echo "make false-alarms  which ordinary messages of FILE, else of SWITCHBOARD_DATA, reach safety or become urgent, and why"
	@echo "make test-matrix  broker tests on each Apache Kafka of KAFKA_HOMES (\"DIR DIR\"), with the system's librdkafka and a newer one"
	@echo "make differential  100,000 random cases each: matching and classifying against naive ones, explaining against deciding"
	@echo "make fuzz   each fuzz target for a minute (FUZZ_SECONDS): JSON, inquiry maps, CloudEvents, YAML, rule books, regular expressions, folding"
	@echo "make costs  count each stage's instructions and allocations a message, time and memory of hostile rule books; fails when they grew"
	@echo "make faults  members, brokers and connections harmed in every way, on the Apache Kafka of KAFKA_HOME; FAULTS_SEED replays a run"
	@echo "make mutants  ten errors compiled into the worker one at a time; prints which invariant caught which"
	@echo "make soak   ten minutes (OUTAGE_SECONDS) without a broker, on the Apache Kafka of KAFKA_HOME; prints the service's log"
	@echo "make check-release  build the release executable and check what only it can get wrong"
	@echo "make bench  compare Switchboard with a bare loop in C on the Apache Kafka of KAFKA_HOME; BENCH=--quick takes two minutes, BENCH=swaps changes the rules meanwhile"
	@echo "make lint   check the formatting of the Swift sources"
	@echo "make clean  remove what was built"

run:
	@exec scripts/run

test:
	@exec scripts/test

accuracy:
	@exec scripts/accuracy $(FILE)

false-alarms:
	@exec scripts/accuracy --false-alarms $(FILE)

test-matrix:
	@exec scripts/test-matrix

costs:
	@exec scripts/costs

faults:
	@exec scripts/faults

differential:
	@exec scripts/differential

fuzz:
	@exec scripts/fuzz

mutants:
	@exec scripts/mutants

soak:
	SOAK=1 OUTAGE_LOG=1 swift test --filter OutageTests

check-release:
	@exec scripts/check-release

bench:
	@exec scripts/bench $(BENCH)

lint:
	@exec scripts/lint

clean:
	rm -rf .build
