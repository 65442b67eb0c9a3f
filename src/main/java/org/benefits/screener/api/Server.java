package org.benefits.screener.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.benefits.screener.batch.Batch;
import org.benefits.screener.batch.Json;
import org.benefits.screener.batch.Problems;
import org.benefits.screener.batch.Request;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Household;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Library;
import org.benefits.screener.text.ScreeningJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server. Logs and metrics name calls, programs and kinds of failure, never what a request held. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final String JSON_TYPE = "application/json; charset=utf-8";
    static final String PROBLEM_TYPE = "application/problem+json; charset=utf-8";
    private static final String API = "/api/v1";
    private static final int LARGEST_FILE_MB = 8;

    private final Settings settings;
    private final Library library;
    private final Screener screener;
    private final Limits limits;
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "rules-watcher");
        thread.setDaemon(true);
        return thread;
    });
    private final Javalin app;
    private Map<String, String> told = Map.of();

    /**
     * Loads the rules and makes the server; {@link #start()} opens the port.
     *
     * @param settings how to run
     */
    public Server(Settings settings) {
        this(settings, (library, screener) -> routes -> {});
    }

    /**
     * As {@link #Server(Settings)}, with more than the API at the same address.
     *
     * @param more makes what else is served, from the rules in force and what runs screenings
     */
    public Server(Settings settings, BiFunction<Library, Screener, Consumer<RoutesConfig>> more) {
        this.settings = settings;
        this.library = new Library(settings.rules(), settings.compiled());
        this.screener = new Screener((program, failure) -> {
            metrics.counter("screener.program.faults", "program", program).increment();
            // The message of a failure could hold an answer; its kind cannot.
            LOG.error("the rules of {} failed: {}", program, Screener.kind(failure));
        });
        this.limits = new Limits(settings);
        Consumer<RoutesConfig> others = more.apply(library, screener);
        this.app = Javalin.create(config -> {
            configure(config);
            others.accept(config.routes);
        });
        tellOfBroken();
    }

    // Once for each fault, not at every look.
    private void tellOfBroken() {
        Map<String, String> broken = library.edition().broken();
        if (!broken.equals(told)) {
            broken.forEach((folder, why) -> LOG.error(
                    "rules/{} is not usable as it stands; its last good version, if any, stays: {}", folder, why));
            told = broken;
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        // A file that somebody opens stays in memory: no answer is written to a disk.
        config.jetty.multipartConfig.maxInMemoryFileSize(LARGEST_FILE_MB, SizeUnit.MB);
        config.jetty.multipartConfig.maxFileSize(LARGEST_FILE_MB, SizeUnit.MB);
        config.jetty.multipartConfig.maxTotalRequestSize(LARGEST_FILE_MB + 1L, SizeUnit.MB);
        config.concurrency.useVirtualThreads = Runtime.version().feature() >= 21;
        config.routes.before(this::before);
        config.routes.post(API + "/screenings", this::screening);
        config.routes.post(API + "/screenings/next-question", this::nextQuestion);
        config.routes.post(API + "/screenings/compare", this::compare);
        config.routes.post(API + "/screenings/batch", this::batch);
        new Catalogue(library, settings.clock()).add(config.routes);
        config.routes.get(
                "/healthz", context -> context.contentType("text/plain").result("alive\n"));
        config.routes.get("/readyz", this::ready);
        config.routes.get(
                "/metrics",
                context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(metrics.scrape()));
        config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new PlainErrors()));
        config.routes.exception(BadHousehold.class, (e, context) -> problem(context, Problems.of(e)));
        config.routes.exception(
                HttpProblem.class,
                (e, context) ->
                        problem(context, Problems.of(e.type(), e.status(), e.getMessage(), e.detail(), List.of())));
        config.routes.exception(HttpResponseException.class, (e, context) -> {
            String methods = e.getDetails().get("availableMethods");
            if (methods != null) {
                context.header("Allow", methods);
            }
            problem(context, http(e.getStatus()));
        });
        config.routes.exception(Exception.class, this::unexpected);
        for (int status : List.of(404, 405)) {
            config.routes.error(status, context -> {
                if (!PROBLEM_TYPE.equals(context.res().getContentType())) {
                    problem(context, http(status));
                }
            });
        }
    }

    private void unexpected(Exception e, Context context) {
        LOG.error("a call failed: {} {}", context.method(), e.getClass().getSimpleName());
        if (context.res().isCommitted()) {
            // Half of the answer is out; a problem in its midst would be read as part of it.
            return;
        }
        problem(
                context,
                Problems.of(
                        "internal",
                        500,
                        "Something went wrong here",
                        "It is our fault, and it was noted without your answers. Try again.",
                        List.of()));
    }

    static ObjectNode http(int status) {
        return switch (status) {
            case 404 ->
                Problems.of(
                        "not-found",
                        404,
                        "There is nothing at this address",
                        "See /docs for the calls that there are.",
                        List.of());
            case 405 ->
                Problems.of(
                        "method",
                        405,
                        "This address does not take this method",
                        "See /docs for the calls that there are.",
                        List.of());
            default ->
                Problems.of("http", status, "The request is not accepted", "See /docs for how to call.", List.of());
        };
    }

    private static void problem(Context context, ObjectNode problem) {
        context.status(problem.get("status").asInt());
        context.header("Cache-Control", "no-store");
        context.contentType(PROBLEM_TYPE).result(Json.write(problem));
    }

    private void before(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        context.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        context.header("Referrer-Policy", "no-referrer");
        limits.check(context);
        if (limits.isPreflight(context)) {
            context.status(204).header("Access-Control-Allow-Methods", "GET, POST");
            context.header("Access-Control-Allow-Headers", "Content-Type, Accept-Language");
            context.header("Access-Control-Max-Age", "3600").skipRemainingHandlers();
        }
    }

    // ---- screenings

    private Edition usable() {
        Edition edition = library.edition();
        if (edition.books().all().isEmpty()) {
            throw new HttpProblem(503, "no-rules", "The rules are not usable now", "Try again in a minute.");
        }
        return edition;
    }

    private void screening(Context context) {
        Edition edition = usable();
        Asked asked = Asked.read(context, edition);
        Household household = household(context, edition, asked);
        Screening screening = timed("screening", () -> screener.screen(edition.books(), household));
        answer(
                context,
                new ScreeningJson(screening, edition.texts(), asked.language(), asked.full()).bytes(asked.programs()));
    }

    private void nextQuestion(Context context) {
        Edition edition = usable();
        Household household = household(context, edition, Asked.read(context, edition));
        Screening screening = timed("next-question", () -> screener.screen(edition.books(), household));
        ObjectNode next = ScreeningJson.nextQuestion(screening.nextQuestion());
        answer(context, next == null ? JsonNodeFactory.instance.nullNode() : next);
    }

    // The faults of the parameters and those of the body, all at once.
    private Household household(Context context, Edition edition, Asked asked) {
        Household household = null;
        List<BadHousehold> bad = new ArrayList<>();
        try {
            household = Request.read(
                    Json.read(Bodies.json(context, settings.bodyBytes())),
                    edition.books().dictionary(),
                    settings.clock());
        } catch (BadHousehold e) {
            bad.add(e);
        }
        if (!asked.bad().isEmpty()) {
            bad.add(new BadHousehold(BadHousehold.Kind.MALFORMED, asked.bad()));
        }
        if (!bad.isEmpty()) {
            throw BadHousehold.of(bad);
        }
        return household;
    }

    private void compare(Context context) {
        Edition edition = usable();
        Asked asked = Asked.read(context, edition).orRefuse();
        JsonNode body = Json.read(Bodies.json(context, settings.bodyBytes() * 2));
        answer(context, new Comparison(edition, screener, settings.clock()).of(body, asked));
    }

    private void batch(Context context) {
        Edition edition = usable();
        Bodies.require(context, Set.of("application/x-ndjson", "text/csv"));
        Asked asked = Asked.read(context, edition).orRefuse();
        Batch.Options options = new Batch.Options(asked.language(), asked.full(), asked.programs());
        Batch batch = new Batch(screener, edition, settings.clock(), options, done -> {});
        context.header("Cache-Control", "no-store");
        boolean csv = Bodies.type(context).equals("text/csv");
        context.res().setContentType(csv ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8");
        try {
            if (csv) {
                batch.csv(context.req().getInputStream(), context.res().getOutputStream());
            } else {
                batch.ndjson(context.req().getInputStream(), context.res().getOutputStream());
            }
        } catch (IOException e) {
            // What was answered stands; whoever sent half a body knows that it was half.
            if (!context.res().isCommitted()) {
                throw Bodies.broken();
            }
        }
    }

    private Screening timed(String name, java.util.function.Supplier<Screening> work) {
        return metrics.timer("screener." + name).record(work);
    }

    private static void answer(Context context, JsonNode json) {
        answer(context, Json.write(json));
    }

    private static void answer(Context context, byte[] json) {
        context.header("Cache-Control", "no-store");
        context.contentType(JSON_TYPE).result(json);
    }

    private void ready(Context context) {
        Edition edition = library.edition();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        boolean usable = !edition.books().all().isEmpty();
        node.put("ready", usable);
        node.put("rules", edition.books().version());
        node.put("programs", edition.books().all().size());
        ObjectNode broken = node.putObject("broken");
        edition.broken().forEach(broken::put);
        context.status(usable ? 200 : 503).contentType(JSON_TYPE).result(Json.write(node));
    }

    // ---- life

    /** Opens the port, and looks after changes in the rules. */
    public Server start() {
        app.start(settings.host(), settings.port());
        if (settings.refreshSeconds() > 0) {
            watcher.scheduleWithFixedDelay(
                    this::refresh, settings.refreshSeconds(), settings.refreshSeconds(), TimeUnit.SECONDS);
        }
        return this;
    }

    private void refresh() {
        try {
            List<String> changed = library.refresh();
            if (!changed.isEmpty()) {
                LOG.info("rules changed: {}", changed);
            }
            tellOfBroken();
        } catch (RuntimeException e) {
            LOG.error("the rules could not be read again: {}", e.getMessage());
        }
    }

    public int port() {
        return app.port();
    }

    /** The rules in force. */
    public Library library() {
        return library;
    }

    @Override
    public void close() {
        watcher.shutdownNow();
        app.stop();
    }
}
