package org.benefits.screener.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.benefits.screener.api.Server;
import org.benefits.screener.api.Settings;
import org.benefits.screener.web.Pages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the API and the pages. */
@Command(name = "serve", description = "Serves the pages and the API.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
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

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.of(Home.rules(), Home.compiled())
                .listeningOn(host, port)
                .with(origins, trustProxy, requestsPerMinute);
        try (Server server =
                new Server(settings, (library, screener) -> new Pages(library, screener, settings.clock())).start()) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("The screener is at http://" + host + ":" + server.port() + " with "
                    + server.library().edition().books().all().size() + " programs. The API: /docs. Stop with Ctrl-C.");
            out.flush();
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
            stopped.await();
        }
        return 0;
    }
}
