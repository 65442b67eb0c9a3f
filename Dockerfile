# docker build -t screener .
# docker run --rm --read-only --tmpfs /tmp -p 8080:8080 screener

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /screener
COPY pom.xml mvnw LICENSE ./
COPY .mvn .mvn
COPY src/main src/main
COPY rules rules
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q -ntp -Dmaven.test.skip=true -Darchive.skip=true package

FROM eclipse-temurin:17-jre
WORKDIR /screener
COPY --from=build /screener/target/lib target/lib
COPY --from=build /screener/target/rulebooks target/rulebooks
COPY --from=build /screener/target/screener.jar /screener/target/bom.json target/
COPY LICENSE screener ./
COPY rules rules
# Made here, by the very Java that will read it.
RUN java -XX:ArchiveClassesAtExit=/screener/target/screener.jsa -Xlog:disable -Xlog:all=error:stderr \
        -Dfile.encoding=UTF-8 -Dscreener.home=/screener -jar /screener/target/screener.jar warmup

# A number, so that a cluster can see that it is not root. Nothing is written but to /tmp.
USER 10001:10001
ENV JAVA_OPTS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["/screener/screener"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080"]
