package tern.app.transact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.BootException;
import tern.app.boot.DamagedFile;
import tern.app.boot.ExclusiveFile;
import tern.app.boot.Folders;
import tern.app.boot.OwnerOnly;
import tern.app.boot.PendingTransactions.Entry;
import tern.app.transact.PlanState.Mark;
import tern.app.transact.PlanState.Step;
import tern.wallet.keys.Ss58;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;
import tern.wallet.units.TernException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What became of plans, in `plans.json` of the state folder, so that a window that is opened later can say it. No
/// transaction depends on it: what is on its way is in the list of pending transactions, too.
///
/// Any thread may call; every method reads or writes the file.
final class PlanBook {

    private static final Logger LOG = LoggerFactory.getLogger(PlanBook.class);
    private static final String PLANS = "plans";
    /// One for each account that somebody plans with; older ones are forgotten.
    private static final int KEPT = 20;
    private static final int LIMIT = 1 << 20;

    private final Path file;

    private final List<Consumer<Path>> asideWatchers = new CopyOnWriteArrayList<>();

    PlanBook(Folders folders) {
        this.file = folders.state().resolve("plans.json");
    }

    /// Calls when a damaged file was put aside, on the thread that found it.
    ///
    /// @param aside is told where it is now
    void watchAside(Consumer<Path> aside) {
        asideWatchers.add(aside);
    }

    /// Keeps a plan, in place of the one that its account had on that chain.
    ///
    /// @throws TernException where it cannot be written
    void keep(PlanState plan) throws TernException {
        change(plans -> {
            plans.removeIf(one -> isOfSame(one, plan));
            plans.addFirst(plan);
            while (plans.size() > KEPT) {
                plans.removeLast();
            }
        });
    }

    /// Forgets a plan.
    void drop(PlanState plan) throws TernException {
        change(plans -> plans.removeIf(one -> one.id().equals(plan.id())));
    }

    private static boolean isOfSame(PlanState one, PlanState other) {
        return one.genesis().equals(other.genesis()) && one.account().equals(other.account());
    }

    /// Those that were kept, the newest first.
    ///
    /// @throws TransactException where the file is damaged or cannot be read
    List<PlanState> all() throws TransactException {
        List<PlanState> found = new ArrayList<>();
        try {
            if (Files.size(file) > LIMIT) {
                throw damaged("too large", null);
            }
            for (JsonNode one : JsonMapper.shared().readTree(Files.readAllBytes(file)).path(PLANS)) {
                found.add(read(one));
            }
            return found;
        } catch (NoSuchFileException e) {
            return found;
        } catch (IOException e) {
            throw TransactException.because(TransactException.Kind.FILE, "plans.unreadable", e.toString(), e, file);
        } catch (JacksonException | IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        } catch (TransactException e) {
            throw e;
        } catch (TernException e) {
            throw damaged(e.sentence(), e);
        }
    }

    /// Those that were kept, the newest first; none where the file is damaged, which is put aside then.
    ///
    /// @throws TernException where it cannot be put aside
    List<PlanState> sound() throws TernException {
        try {
            return all();
        } catch (TransactException found) {
            try {
                return ExclusiveFile.<List<PlanState>, TernException>alone(file, this::readable);
            } catch (IOException e) {
                throw TransactException.because(TransactException.Kind.FILE, "plans.unreadable", e.toString(), e, file);
            } catch (BootException e) {
                throw TransactException.because(TransactException.Kind.FILE, "plans.unreadable", e.sentence(), e, file);
            }
        }
    }

    private TransactException damaged(String details, @org.jspecify.annotations.Nullable Exception cause) {
        return TransactException.because(TransactException.Kind.FILE, "plans.damaged", details, cause, file);
    }

    @FunctionalInterface
    private interface Change {
        void on(List<PlanState> plans);
    }

    private void change(Change change) throws TernException {
        try {
            ExclusiveFile.<Boolean, TernException>alone(file, () -> {
                List<PlanState> plans = new ArrayList<>(readable());
                change.on(plans);
                save(plans);
                return true;
            });
        } catch (IOException e) {
            throw TransactException.because(TransactException.Kind.FILE, "plans.unsaved", e.toString(), e, file);
        } catch (BootException e) {
            throw TransactException.because(TransactException.Kind.FILE, "plans.unsaved", e.sentence(), e, file);
        }
    }

    /// A damaged file is put aside: it says nothing that the chain does not know, and must not stop the next plan.
    private List<PlanState> readable() throws TransactException, IOException {
        try {
            return all();
        } catch (TransactException e) {
            if (e.getCause() instanceof ClosedChannelException) {
                // the window is closing: nothing is wrong with the file
                throw e;
            }
            LOG.warn("{} cannot be understood: {}", file, e.details().orElse(""), e);
            Path aside = DamagedFile.putAside(file);
            asideWatchers.forEach(watcher -> watcher.accept(aside));
            return List.of();
        }
    }

    private static PlanState read(JsonNode node) throws TernException {
        String genesis = text(node, "genesis");
        String account = text(node, "account");
        List<Step> steps = new ArrayList<>();
        for (JsonNode one : node.path("steps")) {
            Map<String, String> intent = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> fact : one.path("intent").properties()) {
                intent.put(fact.getKey(), fact.getValue().asString());
            }
            Entry entry = new Entry(genesis, account, number(one, "nonce"), text(one, "hash"), number(one, "birth"),
                    number(one, "death"), text(one, "summary"), intent);
            steps.add(new Step(entry, text(one, "unit"), Rao.of(number(one, "expectedRao")),
                    Rao.of(number(one, "worstRao")), Mark.valueOf(text(one, "mark")),
                    one.has("broughtRao") ? Optional.of(Rao.of(number(one, "broughtRao"))) : Optional.empty(),
                    said(one.path("said"), Optional.of(text(one, "sentence"))), maybe(one, "details")));
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a plan without steps");
        }
        OptionalInt open = node.has("openStep")
                ? OptionalInt.of(Objects.checkIndex(Math.toIntExact(number(node, "openStep")), steps.size()))
                : OptionalInt.empty();
        PlanState plan = new PlanState(genesis, text(node, "network"), Ss58.parse(account), text(node, "wallet"), steps,
                node.path("running").asBoolean(false), said(node.path("whySaid"), maybe(node, "why")),
                maybe(node, "details"),
                open);
        // a name that is none is found here, and not on a screen
        plan.steps().forEach(Step::hash);
        return plan;
    }

    /// @param words in the language of whoever wrote them; all that there is in files of older versions of Tern
    private static Optional<Said> said(JsonNode kept, Optional<String> words) {
        return SaidJson.read(kept).or(() -> words.filter(some -> !some.isEmpty()).map(Said::of));
    }

    private static Optional<String> maybe(JsonNode node, String field) {
        return node.has(field) ? Optional.of(text(node, field)) : Optional.empty();
    }

    private static String text(JsonNode node, String field) {
        if (!node.path(field).isString()) {
            throw new IllegalArgumentException("no " + field);
        }
        return node.path(field).stringValue();
    }

    private static long number(JsonNode node, String field) {
        if (!node.path(field).canConvertToLong()) {
            throw new IllegalArgumentException("no " + field);
        }
        return node.path(field).longValue();
    }

    private void save(List<PlanState> plans) throws IOException {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ArrayNode list = tree.putArray(PLANS);
        for (PlanState plan : plans) {
            ObjectNode one = list.addObject();
            one.put("genesis", plan.genesis())
                    .put("network", plan.network())
                    .put("account", plan.account().address())
                    .put("wallet", plan.wallet())
                    .put("running", plan.running());
            plan.why().ifPresent(why -> {
                one.put("why", why.words());
                one.set("whySaid", SaidJson.write(why));
            });
            plan.details().ifPresent(details -> one.put("details", details));
            plan.open().ifPresent(place -> one.put("openStep", place));
            ArrayNode steps = one.putArray("steps");
            plan.steps().forEach(step -> write(steps.addObject(), step));
        }
        OwnerOnly.writeAtomically(file, ByteBuffer.wrap(JsonMapper.shared().writeValueAsBytes(tree)));
    }

    private static void write(ObjectNode one, Step step) {
        Entry entry = step.entry();
        one.put("nonce", entry.nonce())
                .put("hash", entry.hash())
                .put("birth", entry.birth())
                .put("death", entry.death())
                .put("summary", entry.summary())
                .put("unit", step.unit())
                .put("expectedRao", step.expected().value())
                .put("worstRao", step.worst().value())
                .put("mark", step.mark().name())
                .put("sentence", step.sentence());
        step.said().ifPresent(said -> one.set("said", SaidJson.write(said)));
        step.brought().ifPresent(brought -> one.put("broughtRao", brought.value()));
        step.details().ifPresent(details -> one.put("details", details));
        ObjectNode intent = one.putObject("intent");
        entry.intent().forEach(intent::put);
    }
}
