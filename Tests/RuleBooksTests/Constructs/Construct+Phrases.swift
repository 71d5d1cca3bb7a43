/// What a phrase may be, and lists of phrases.
extension Construct {
    static let phrases = [
        Construct(
            "any: [{phrase: school bus}, {phrase: autobús escolar}]",
            en: (["the SCHOOL bus", "my school bus"], ["bus school"]),
            es: (["el autobus escolar"], ["escolar autobús"])),
        Construct(
            "any: [{phrase: delayed bus, typos: true}, {phrase: transportación, typos: true}]",
            en: (["the delaied bus", "delayed bus"], ["relayed bus", "delays bus"]),
            es: (["la trasportación", "transpotacion"], ["transporte", "importación"])),
        Construct("phrase: dismissal, typos: true", en: (["dismisal"], ["missal"]), es: (["el dismissel"], ["misal"])),
        Construct(
            "phrase: bus stop, inflect: en", en: (["bus stops"], ["bus stoop"]), es: (["los bus stops"], ["parada"])),
        Construct(
            "any: [{phrase: skip the stop, inflect: en}, {phrase: llegar, inflect: es}]",
            en: (["they skipped the stop", "skips the stop"], ["skipper of the stop"]),
            es: (["no llegó", "no han llegado"], ["el plegar"])),
        Construct(
            "regex: \"(bus|ruta) #?[0-9]+\"", en: (["bus 14", "bus #7"], ["bus", "bus stop 14"]),
            es: (["la ruta 7"], ["ruta norte"])),
        Construct(
            "any: [\"route {number}\", \"ruta {number}\"]", en: (["route 14"], ["route b"]),
            es: (["la ruta 14"], ["ruta roja"])),
        Construct(
            "any: [\"at {time}\", \"a las {time}\"]", en: (["gets off at 7:40"], ["at school"]),
            es: (["sale a las 7:40"], ["a las casas"])),
        Construct(
            "any: [\"my {word} bus\", \"mi {word} camión\"]", en: (["my other bus"], ["my bus"]),
            es: (["mi otro camión"], ["mi camión"])),
        Construct(
            "any: [transport*, desped*]", en: (["transportation"], ["trans port"]),
            es: (["me despidieron, despedida"], ["pedida"])),
        Construct(
            file:
                "threshold: 1\nphrases: {bus: [bus, $van], van: [van, camioneta, camión]}\nrules: [{id: it, score: 1, any: [$bus]}]\n",
            en: (["the bus", "a van"], ["a car"]), es: (["la camioneta"], ["el carro"])),
        Construct(
            file: """
                threshold: 1
                phrases: {wait: {en: [wait], es: [esperar], inflect: true}}
                rules: [{id: it, score: 1, any: [$wait]}]

                """,
            en: (["waiting", "we waited"], ["waiter"]), es: (["esperando", "esperamos"], ["desesperado"])),
        Construct(
            file: """
                threshold: 1
                phrases: {ride: {phrases: [dismissal, estacionamiento], typos: true}}
                rules: [{id: it, score: 1, any: [$ride]}]

                """,
            en: (["dismisal"], ["dismiss"]), es: (["estasionamiento"], ["estación"])),
        Construct(
            file: "threshold: 1\nrules: [{id: it, score: 1, any: [$vehicle]}]\n",
            shared: "phrases: {vehicle: {en: [bus], es: [guagua, $more]}, more: [camión]}\n",
            en: (["the bus"], ["the boss"]), es: (["la guagua", "el camión"], ["agua"])),
    ]
}
