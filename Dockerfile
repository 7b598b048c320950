# Builds the jar, lays it out in layers, trains the JVM's ahead-of-time cache, and runs as a user without rights.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode --no-transfer-progress -DskipTests package \
 && java -Djarmode=tools -jar channels/target/lanterne.jar extract --layers --destination /layers

FROM eclipse-temurin:25-jre
RUN apt-get update -q && apt-get install -q -y --no-install-recommends tesseract-ocr tesseract-ocr-fra \
 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /app lanterne && install -d -o lanterne -m 700 /data
WORKDIR /app
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
# One start that ends when the context is up records what the next ones need. It uses a folder of its own.
RUN LANTERNE_DATA_DIR=/tmp/training java -XX:AOTCacheOutput=/app/lanterne.aot -Dspring.context.exit=onRefresh \
      -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -jar lanterne.jar \
 && rm -rf /tmp/training
USER lanterne
ENV LANTERNE_DATA_DIR=/data
VOLUME /data
EXPOSE 8080
# bash opens the connection itself: the image has neither curl nor wget.
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["java", "-XX:AOTCache=/app/lanterne.aot", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=60", "--enable-native-access=ALL-UNNAMED", "-jar", "lanterne.jar"]
