package tern.app.node;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tern.app.feed.Problem;
import tern.app.ui.Changes;
import tern.app.ui.Question;
import tern.app.ui.Question.Choice;
import tern.app.ui.Question.Kind;
import tern.app.ui.InTurn;
import tern.app.ui.Texts;
import tern.node.manage.Consent;
import tern.node.manage.NodeException;
import tern.node.manage.NodeKind;
import tern.node.manage.NodeService;
import tern.node.manage.NodeService.Ability;
import tern.node.manage.Problem.Fix;
import tern.node.manage.ProgramInfo;
import tern.node.manage.check.Finding;

/// What a start needs, and starting and stopping, with the questions that stand in between. To be used on the FX thread.
final class StartPresenter {

    /// What keeps a program from beginning at all; with the rest missing it begins, and may not last.
    private static final Set<Finding.Id> NEEDED = EnumSet.complementOf(
            EnumSet.of(Finding.Id.PROCESSOR, Finding.Id.MEMORY, Finding.Id.DISK, Finding.Id.CLOCK));

    private final NodeModel model;
    private final Ports ports;
    private final InTurn keeping;
    private final Texts texts;
    private final CheckWords words;
    private final Consumer<NodeService> done;
    private final Set<NodeKind> startedHere = EnumSet.noneOf(NodeKind.class);
    private final Map<String, Fix> fixes = new HashMap<>();
    /// How much is being done to each: a stop may be pressed while a start goes on.
    private final Map<NodeKind, Integer> busy = new EnumMap<>(NodeKind.class);
    private final Consumer<String> fixing;
    private int checks;

    /// @param keeping writes settings
    /// @param done    told when something was begun or is done to a node
    /// @param fixing  does what the button of a finding does, by its id
    StartPresenter(NodeModel model, Ports ports, InTurn keeping, Texts texts, CheckWords words,
            Consumer<NodeService> done,
            Consumer<String> fixing) {
        this.model = model;
        this.ports = ports;
        this.keeping = keeping;
        this.texts = texts;
        this.words = words;
        this.done = done;
        this.fixing = fixing;
    }

    /// Nodes that the person started on this page.
    Set<NodeKind> startedHere() {
        return startedHere;
    }

    /// Whether something is being done to it.
    boolean isBusy(NodeKind kind) {
        return busy.containsKey(kind);
    }

    /// What the button of a finding or problem does.
    Fix fix(String id) {
        return fixes.getOrDefault(id, Fix.NONE);
    }

    void remember(String id, Fix fix) {
        fixes.put(id, fix);
    }

    /// Another node is shown.
    void forget() {
        checks++;
        model.checking.set(false);
        model.checks.clear();
        model.checkSummary.set("");
    }

    /// @param asks whether others may be asked for the time
    void check(NodeService now, boolean asks) {
        int number = ++checks;
        if (!now.abilities().contains(Ability.CHECK)) {
            return;
        }
        model.checking.set(true);
        ports.work().execute(() -> {
            try {
                List<Finding> findings = now.check(asks);
                ports.ui().execute(() -> {
                    if (number == checks) {
                        model.checking.set(false);
                        found(findings);
                    }
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void found(List<Finding> findings) {
        List<CheckRow> rows = new ArrayList<>();
        for (Finding finding : findings) {
            fixes.put(CheckWords.id(finding), finding.fix());
            rows.add(words.row(finding));
            if (finding.id() == Finding.Id.ENGINE) {
                model.needsEngine.set(finding.fix() == Fix.INSTALL);
            }
        }
        if (model.program.get().name().isEmpty()) {
            findings.stream()
                    .filter(one -> one.id() == Finding.Id.PROGRAM && one.passes())
                    .findFirst()
                    .flatMap(Finding::measured)
                    .ifPresent(name -> Changes.put(model.program,
                            new ProgramPicture(Optional.of(name), Optional.empty(), Tone.QUIET, "")));
        }
        Changes.put(model.checks, rows);
        model.checkSummary.set(words.summary(findings));
    }

    /// Says how a container engine comes onto this computer.
    void install() {
        InstallGuide guide = ports.install().get();
        String commands = String.join("\n", guide.commands());
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("node-install-close", texts.get("node.close"), Kind.BACK, _ -> {}));
        if (!commands.isEmpty()) {
            choices.add(new Choice("node-install-copy", texts.get("node.install.copy"), Kind.PRIMARY,
                    _ -> ports.copy().accept(texts.get("node.install.copied"), commands)));
        }
        model.question.set(Optional.of(new Question("node-install", texts.get("node.install.title"),
                List.of(guide.words()), Optional.of(commands).filter(text -> !text.isEmpty()), choices,
                Optional.empty())));
    }

    void start(NodeService now) {
        startedHere.add(now.kind());
        begin(now, Consent.none(), false);
    }

    void restart(NodeService now) {
        begin(now, Consent.none(), true);
    }

    void stop(NodeService now) {
        model.wrong.set(Optional.empty());
        startedHere.remove(now.kind());
        act(now, now::stop);
    }

    void adopt(NodeService now) {
        act(now, now::adopt);
    }

    /// Takes up a node that was left, or starts the one that is to be there with the window.
    void beginWithTern(NodeService now) {
        act(now, () -> {
            if (!now.adopt() && now.settings().startWithTern() && !now.current().state().canStop()) {
                now.start(Consent.none());
            }
        });
    }

    void begin(NodeService now, Consent consent, boolean again) {
        model.wrong.set(Optional.empty());
        model.said.set(Optional.empty());
        act(now, () -> {
            try {
                if (again) {
                    now.restart(consent);
                } else {
                    now.start(consent);
                }
            } catch (NodeException e) {
                if (!isQuestion(e)) {
                    throw e;
                }
                ports.ui().execute(() -> refused(now, consent, e, next -> begin(now, next, again)));
            }
        });
    }

    /// Whether a start that failed so may be wanted all the same.
    static boolean isQuestion(NodeException error) {
        return error.kind() == NodeException.Kind.CONSENT || error.kind() == NodeException.Kind.CHECK;
    }

    /// Asks whether it is wanted all the same.
    ///
    /// @param again does it with what the person has said yes to
    void refused(NodeService now, Consent consent, NodeException error, Consumer<Consent> again) {
        if (error.kind() == NodeException.Kind.CHECK) {
            checks++;
            model.checking.set(false);
            found(error.findings());
            model.question.set(
                    Optional.of(despite(now, error.findings(), () -> again.accept(consent.withDespiteFindings()))));
            return;
        }
        Optional<ProgramInfo> program = error.program();
        Optional<String> digest = program.flatMap(ProgramInfo::digest);
        program.ifPresent(known -> Changes.put(model.program, words.picture(known)));
        if (digest.isEmpty()) {
            model.wrong.set(Optional.of(error.sentence()));
            return;
        }
        ask("node-consent", texts.get("node.consent.title"),
                List.of(error.sentence(), texts.get("node.consent.words")),
                Optional.of(program.map(ProgramInfo::name)
                        .map(name -> name.contains(digest.get()) ? name : name + "\n" + digest.get())
                        .orElse(digest.get())),
                texts.get("node.consent.go"), () -> again.accept(consent.withProgram(digest.get())));
    }

    /// What is in the way, once each, with the way out of it as what the person came for. A start all the same is beside
    /// it, and only where the program would begin.
    private Question despite(NodeService now, List<Finding> findings, Runnable again) {
        List<Finding> failed = findings.stream().filter(one -> one.verdict() == Finding.Verdict.FAIL).toList();
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("node-despite-no", texts.get("node.back"), Kind.BACK, _ -> {}));
        if (failed.stream().map(Finding::id).noneMatch(NEEDED::contains)) {
            choices.add(new Choice("node-despite-yes", texts.get("node.despite.go"), Kind.PLAIN,
                    _ -> again.run()));
        }
        Optional<Finding> fixable = failed.stream().filter(one -> words.row(one).button().isPresent()).findFirst();
        choices.add(fixable.isPresent()
                ? new Choice("node-despite-fix", words.row(fixable.get()).button().orElseThrow(), Kind.PRIMARY,
                        _ -> fixing.accept(CheckWords.id(fixable.get())))
                : new Choice("node-despite-again", texts.get("node.check.again"), Kind.PRIMARY, _ -> check(now, true)));
        return new Question("node-despite", texts.get("node.despite.title"), failed.stream().map(words::said).toList(),
                Optional.empty(), choices, Optional.empty());
    }

    private void ask(String id, String title, List<String> said, Optional<String> code, String yes, Runnable does) {
        model.question.set(Optional.of(new Question(id, title, said, code,
                List.of(new Choice(id + "-no", texts.get("node.back"), Kind.BACK, _ -> {}),
                        new Choice(id + "-yes", yes, Kind.PRIMARY, _ -> does.run())),
                Optional.empty())));
    }

    @FunctionalInterface
    private interface Deed {
        void run() throws NodeException, InterruptedException;
    }

    private void act(NodeService now, Deed deed) {
        busy.merge(now.kind(), 1, Integer::sum);
        done.accept(now);
        // with what was chosen and saved before
        keeping.after(() -> {
            Optional<Problem> wrong = Optional.empty();
            try {
                deed.run();
            } catch (NodeException e) {
                wrong = Optional.of(Problem.of(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Optional<Problem> trouble = wrong;
            ports.ui().execute(() -> {
                busy.computeIfPresent(now.kind(), (_, count) -> count > 1 ? count - 1 : null);
                trouble.ifPresent(problem -> {
                    model.wrong.set(Optional.of(problem.sentence()));
                    ports.report().accept(problem);
                });
                done.accept(now);
            });
        });
    }
}
