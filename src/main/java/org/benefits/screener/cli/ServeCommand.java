package org.benefits.screener.cli;

import io.javalin.config.RoutesConfig;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.benefits.screener.api.Server;
import org.benefits.screener.api.Settings;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.text.Library;
import org.benefits.screener.web.Pages;
import org.benefits.screener.web.bench.BenchPages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve}: the API and the pages. */
@Command(name = "serve", description = "Serves the pages and the API.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    @Option(names = "--port", description = "port to listen on (default: ${DEFAULT-VALUE})")
    private int port = 8080;

    @Option(names = "--host", description = "address to listen on (default: ${DEFAULT-VALUE}, this computer only)")
    private String host = "127.0.0.1";

    @Option(names = "--origin", description = "a web origin that may call; may be given several times")
    private List<String> origins = List.of();

    @Option(names = "--trust-proxy", description = "take the caller's address from X-Forwarded-For")
    private boolean trustProxy;

    @Option(
            names = "--requests-per-minute",
            description = "most calls a minute from one address; loopback is free (default: ${DEFAULT-VALUE})")
    private int requestsPerMinute = 600;

    @Option(names = "--bench", description = "also serves the bench of policy staff at /bench; it writes into rules/")
    private boolean bench;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.of(Home.rules(), Home.compiled())
                .listeningOn(host, port)
                .with(origins, trustProxy, requestsPerMinute);
        if (bench && !LOOPBACK.contains(host)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--bench writes files, so it serves this computer only; leave --host out, or leave --bench out");
        }
        try (Server server = new Server(settings, this::pages).start()) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("The screener is at http://" + host + ":" + server.port() + " with "
                    + server.library().edition().books().all().size() + " programs. The API: /docs. Stop with Ctrl-C.");
            if (bench) {
                out.println("The bench is at http://" + host + ":" + server.port() + "/bench");
            }
            out.flush();
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
            stopped.await();
        }
        return 0;
    }

    private Consumer<RoutesConfig> pages(Library library, Screener screener) {
        Pages pages = new Pages(library, screener, Clock.systemUTC());
        return bench
                ? pages.andThen(new BenchPages(library, Home.compiled(), Home.scenarios(), Clock.systemUTC()))
                : pages;
    }
}
