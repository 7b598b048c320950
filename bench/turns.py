"""Times whole turns over HTTP: from sending the message to the bot's final message on the event stream."""
import http.client
import json
import sys
import time

QUESTIONS = ["Comment je renouvelle mon permis de conduire ?", "ma carte d'identité est périmée je fais quoi",
             "c koi franceconnect", "demande de RSA quelles conditions", "congé maternité durée", "j'ai perdu mon passeport",
             "jai recu un sms de la poste pour un colis", "carte grise en ligne"]


def connection(port):
    return http.client.HTTPConnection("127.0.0.1", port, timeout=20)


def turn(port, client, question):
    client.request("POST", "/api/conversations")
    opened = json.loads(client.getresponse().read())
    path = "/api/conversations/" + opened["conversationId"]
    headers = {"Authorization": "Bearer " + opened["token"], "Content-Type": "application/json"}
    stream = connection(port)
    stream.request("GET", path + "/events", headers=headers)
    events = stream.getresponse()
    events.readline()
    began = time.perf_counter()
    client.request("POST", path + "/messages", json.dumps({"text": question}).encode(), headers)
    client.getresponse().read()
    while True:
        line = events.readline()
        if line.startswith(b"data:") and b'"outcome":"' in line:
            stream.close()
            return (time.perf_counter() - began) * 1000


def main(port, count):
    client = connection(port)
    times = [turn(port, client, QUESTIONS[i % len(QUESTIONS)]) for i in range(count)]
    warm = sorted(times[count // 4:])
    print(f"{len(warm)} turns after {count // 4} to warm up: p50 {warm[len(warm) // 2]:.1f} ms,"
          f" p99 {warm[int(len(warm) * .99)]:.1f} ms")


main(int(sys.argv[1]), int(sys.argv[2]))
