"""A department's reader: every assignment once, in a SQLite table. Needs: pip install confluent-kafka
usage: consumer.py BOOTSTRAP_SERVERS KAFKA_TOPIC DATABASE"""
import json, sqlite3, sys
from confluent_kafka import Consumer, KafkaException

servers, topic, database = sys.argv[1:]
table = sqlite3.connect(database)
table.execute("CREATE TABLE IF NOT EXISTS assignments (id TEXT PRIMARY KEY, priority TEXT, answer_by TEXT, value TEXT)")
consumer = Consumer({"bootstrap.servers": servers, "group.id": f"{topic}.reader", "auto.offset.reset": "earliest",
                     "isolation.level": "read_committed", "enable.auto.commit": False})
consumer.subscribe([topic])
try:
    while True:
        rows = []
        for record in consumer.consume(500, timeout=1.0):
            if record.error():  # the client goes on by itself; what it says is for the log
                print(record.error(), file=sys.stderr)
            else:
                a = json.loads(record.value())
                rows.append((a["assignment_id"], a["priority"], a["answer_by"], record.value().decode()))
        if rows:  # first the table, then the offsets: what a crash between the two repeats, the primary key lets pass
            with table:
                table.executemany("INSERT INTO assignments VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING", rows)
            try:
                consumer.commit(asynchronous=False)
            except KafkaException as error:
                print(error, file=sys.stderr)
except KeyboardInterrupt:
    consumer.close()
