"""A department's reader: every assignment once, in a SQLite table. Needs: pip install confluent-kafka
usage: consumer.py BOOTSTRAP_SERVERS KAFKA_TOPIC DATABASE
It ends on any error that does not pass by itself; let a supervisor start it again."""
import json, signal, sqlite3, sys
from confluent_kafka import Consumer, KafkaException

servers, topic, database = sys.argv[1:]
table = sqlite3.connect(database)
table.execute("CREATE TABLE IF NOT EXISTS assignments (id TEXT PRIMARY KEY, priority TEXT, answer_by TEXT, value TEXT)")
consumer = Consumer({"bootstrap.servers": servers, "group.id": f"{topic}.reader", "auto.offset.reset": "earliest",
                     "isolation.level": "read_committed", "enable.auto.commit": False})
consumer.subscribe([topic])
for number in (signal.SIGINT, signal.SIGTERM):
    signal.signal(number, lambda *_: sys.exit(0))
try:
    while True:
        records = consumer.consume(500, timeout=1.0)
        for record in records:
            if record.error():
                raise KafkaException(record.error())
            a = json.loads(record.value())
            table.execute("INSERT INTO assignments VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                          (a["assignment_id"], a["priority"], a["answer_by"], record.value().decode()))
        table.commit()  # the table first, then the offsets: what a crash between the two repeats meets the primary key
        if records:
            consumer.commit(asynchronous=False)
finally:
    consumer.close()
