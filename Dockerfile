# Switchboard on Debian 12 (bookworm), from the first stage to the last.
# Debian 12's librdkafka is 2.0.2, which Apache Kafka 4 refuses SCRAM logins from; so the image carries a newer release, built
# from the source archive that Debian 13 publishes, pinned by its checksum.

FROM debian:bookworm-slim AS librdkafka
ARG LIBRDKAFKA_VERSION=2.8.0
ARG LIBRDKAFKA_SHA256=5bd1c46f63265f31c6bfcedcde78703f77d28238eadf23821c2b43fc30be3e25
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        ca-certificates g++ gcc libc6-dev liblz4-dev libssl-dev libzstd-dev make pkg-config python3 zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
# apt itself fetches the archive, from the mirror that the base image is set up with, and checks Debian's signature.
RUN sed -e 's/bookworm/trixie/g' -e 's/^Types: deb$/Types: deb-src/' /etc/apt/sources.list.d/debian.sources \
        > /etc/apt/sources.list.d/trixie-source.sources \
    && apt-get update \
    && apt-get source --download-only librdkafka/trixie \
    && echo "${LIBRDKAFKA_SHA256}  librdkafka_${LIBRDKAFKA_VERSION}.orig.tar.gz" | sha256sum --check --strict \
    && tar -xzf "librdkafka_${LIBRDKAFKA_VERSION}.orig.tar.gz" --strip-components=1
# TLS, SASL PLAIN and SCRAM and all four compressions. Kerberos and OAUTHBEARER's HTTP client are left out: Switchboard offers
# neither, and each would bring its own libraries into the image.
RUN ./configure --prefix=/usr/local --no-download --disable-gssapi --disable-curl --enable-strip \
    && make -j"$(nproc)" -C src && make -C src install

FROM swift:6.3-bookworm AS build
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        liblz4-dev libssl-dev libyaml-dev libzstd-dev pkg-config zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
COPY --from=librdkafka /usr/local/include/librdkafka /usr/local/include/librdkafka
COPY --from=librdkafka /usr/local/lib /usr/local/lib
RUN ldconfig
WORKDIR /build
COPY Package.swift ./
COPY Sources ./Sources
# Package.swift names the folders of tests and benchmarks too, and SwiftPM wants to see them.
COPY Tests ./Tests
COPY Benchmarks ./Benchmarks
RUN swift build -c release --product switchboard --static-swift-stdlib \
    && install -s "$(swift build -c release --static-swift-stdlib --show-bin-path)/switchboard" /usr/local/bin/switchboard

FROM debian:bookworm-slim
LABEL org.opencontainers.image.title="Switchboard" \
      org.opencontainers.image.description="Routes inquiries to a school district from Kafka topics to the departments that answer them"
# tzdata: a district's time zone is looked up when its rules are loaded. ca-certificates: the broker's certificate.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        ca-certificates liblz4-1 libssl3 libstdc++6 libyaml-0-2 libzstd1 tzdata zlib1g \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 switchboard \
    && useradd --system --uid 10001 --gid 10001 --home-dir /var/lib/switchboard --shell /usr/sbin/nologin switchboard \
    && install -d -o switchboard -g switchboard -m 0750 /var/lib/switchboard
COPY --from=librdkafka /usr/local/lib/librdkafka.so.1 /usr/local/lib/
COPY --from=build /usr/local/bin/switchboard /usr/local/bin/switchboard
RUN ldconfig
COPY switchboard.yaml /etc/switchboard/switchboard.yaml
COPY rules /etc/switchboard/rules
ENV SWITCHBOARD_RULES=/etc/switchboard/rules \
    SWITCHBOARD_STATE_DIRECTORY=/var/lib/switchboard
USER 10001:10001
WORKDIR /etc/switchboard
VOLUME /var/lib/switchboard
# The first SIGTERM ends it cleanly, within 15 seconds.
STOPSIGNAL SIGTERM
ENTRYPOINT ["switchboard"]
CMD ["run", "--config", "/etc/switchboard/switchboard.yaml"]
