package tern.app.node;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tern.app.node.NodeModel.Level;
import tern.app.node.NodeModel.Standing;
import tern.app.node.HeadPicture.Action;
import tern.app.node.StageBar.Place;
import tern.app.ui.Sizes;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.node.manage.NodeKind;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.NodeStatus.Stage;
import tern.node.manage.NodeStatus.StageKind;
import tern.node.manage.NodeStatus.StageState;
import tern.node.manage.NodeStatus.Use;
import tern.node.manage.ProgramInfo;
import tern.node.manage.ProgramInfo.Trust;

/// Says in words how a node stands.
final class StatusWords {

    /// A disk that would be full after this is nobody's concern now.
    private static final Duration FAR = Duration.ofDays(365);

    private final Texts texts;
    private final TaoFormat format;
    private final Sizes sizes;
    private final InstantSource clock;

    StatusWords(Texts texts, TaoFormat format, InstantSource clock) {
        this.texts = texts;
        this.format = format;
        this.sizes = new Sizes(texts, format);
        this.clock = clock;
    }

    Tone tone(NodeState state) {
        return switch (state) {
            case STOPPED -> Tone.QUIET;
            case RUNNING -> Tone.GOOD;
            case CHECKING, STARTING, SYNCING, WAITING, STOPPING -> Tone.WARNING;
            case STALLED, FAILED -> Tone.BAD;
        };
    }

    /// In a word or two.
    String state(NodeState state) {
        return switch (state) {
            case STOPPED -> texts.get("node.state.stopped");
            case CHECKING -> texts.get("node.state.checking");
            case STARTING -> texts.get("node.state.starting");
            case SYNCING -> texts.get("node.state.syncing");
            case RUNNING -> texts.get("node.state.running");
            case STALLED -> texts.get("node.state.stalled");
            case WAITING -> texts.get("node.state.waiting");
            case STOPPING -> texts.get("node.state.stopping");
            case FAILED -> texts.get("node.state.failed");
        };
    }

    /// @param readsFrom whose node the wallet reads from now
    /// @param action    what the button can do now
    HeadPicture head(NodeStatus now, Optional<String> readsFrom, Action action) {
        boolean practice = now.kind() == NodeKind.PRACTICE;
        String what = practice
                ? now.title()
                : texts.get(now.archive() ? "node.what.archive" : "node.what.lite", now.title());
        Optional<String> chip = now.state() == NodeState.STOPPED ? Optional.empty() : Optional.of(state(now.state()));
        String button = action == Action.START
                ? texts.get("node.start")
                : now.state() == NodeState.STOPPING
                        ? texts.get("node.state.stopping")
                        : action == Action.WAIT ? texts.get("node.state.starting") : texts.get("node.stop");
        return new HeadPicture(tone(now.state()), chip, what, headline(now), sentence(now, readsFrom), button, action,
                now.state().isAlive() && now.state() != NodeState.STOPPING);
    }

    private String headline(NodeStatus now) {
        return switch (now.state()) {
            case STOPPED -> texts.get("node.headline.stopped");
            case CHECKING -> texts.get("node.headline.checking");
            case STARTING -> texts.get("node.headline.starting");
            case SYNCING -> syncing(now);
            case RUNNING -> texts.get(
                    now.kind() == NodeKind.PRACTICE ? "node.headline.practice" : "node.headline.running");
            case STALLED -> texts.get("node.headline.stalled");
            case WAITING -> now.restart()
                    .map(restart -> texts.get("node.headline.waiting",
                            sizes.time(Duration.between(clock.instant(), restart.at())),
                            Integer.toString(restart.attempt()), Integer.toString(restart.limit())))
                    .orElseGet(() -> texts.get("node.headline.again"));
            case STOPPING -> texts.get("node.headline.stopping");
            case FAILED -> texts.get("node.headline.failed");
        };
    }

    private String syncing(NodeStatus now) {
        Optional<Stage> active = now.activeStage();
        Optional<Duration> left = active.flatMap(Stage::left);
        String done = whole(now, active).orElseGet(() -> staged(active));
        return left.map(time -> texts.get("node.left", done, sizes.about(time))).orElse(done);
    }

    /// Of the whole chain, while blocks are fetched and it is known how many there are: the newest here of the newest
    /// anywhere. What comes before, proof and state, has no share of that, and what comes after is done soon.
    private Optional<String> whole(NodeStatus now, Optional<Stage> active) {
        long best = now.chain().best().orElse(-1);
        long target = now.chain().target().orElse(-1);
        return active.filter(stage -> stage.kind() == StageKind.BLOCKS && best >= 0 && target > 0 && best <= target)
                .map(_ -> texts.get("node.synced", sizes.share((double) best / target)));
    }

    /// Of the stage, as the strip below shows it.
    private String staged(Optional<Stage> active) {
        OptionalDouble share = active.map(Stage::share).orElse(OptionalDouble.empty());
        return share.isPresent()
                ? texts.get("node.staged", name(active.orElseThrow()), sizes.share(share.getAsDouble()))
                : active.map(this::name).orElseGet(() -> texts.get("node.state.syncing"));
    }

    private String sentence(NodeStatus now, Optional<String> readsFrom) {
        boolean practice = now.kind() == NodeKind.PRACTICE;
        return switch (now.state()) {
            case STOPPED, FAILED -> texts.get(practice
                    ? "node.will.practice"
                    : now.archive() ? "node.will.archive" : "node.will.lite", now.title(),
                    texts.get("node.check.again"));
            case CHECKING, STARTING, SYNCING, STALLED, WAITING -> practice
                    ? texts.get("node.words.practice")
                    : readsFrom.map(host -> texts.get("node.words.until", host))
                            .orElseGet(() -> texts.get("node.words.use"));
            case RUNNING -> texts.get(practice ? "node.words.practice" : "node.words.use");
            case STOPPING -> texts.get("node.words.stopping");
        };
    }

    private String name(Stage stage) {
        String name = switch (stage.kind()) {
            case PROGRAM -> texts.get("node.stage.program");
            case WARP -> texts.get("node.stage.warp");
            case STATE -> texts.get("node.stage.state");
            case BLOCKS -> texts.get("node.stage.blocks");
            case CHECK -> texts.get("node.stage.check");
        };
        return stage.bytes().isPresent()
                ? texts.get("node.stage.size", name, sizes.bytes(stage.bytes().getAsLong()))
                : name;
    }

    /// Those that are not needed are left out.
    List<StageBar> stages(NodeStatus now) {
        List<StageBar> bars = new ArrayList<>();
        for (Stage stage : now.stages()) {
            if (stage.state() == StageState.SKIPPED) {
                continue;
            }
            Place place = switch (stage.state()) {
                case DONE -> Place.DONE;
                case ACTIVE, FAILED -> Place.NOW;
                default -> Place.LATER;
            };
            double weight = switch (stage.kind()) {
                case STATE -> 2;
                case BLOCKS -> 3;
                default -> 1;
            };
            // a share that is not known is no share: the bar stays empty
            double share = Math.floor(stage.share().orElse(0) * 500) / 500;
            bars.add(new StageBar(name(stage), weight, share, place));
        }
        return List.copyOf(bars);
    }

    String fact(Fact fact, NodeStatus now) {
        Use use = now.use();
        return switch (fact) {
            case BEST -> count(now.chain().best());
            case FINALIZED -> count(now.chain().finalized());
            case TARGET -> count(now.chain().target());
            case PEERS -> now.chain().peers().isPresent()
                    ? format.count(now.chain().peers().getAsInt())
                    : TaoFormat.UNKNOWN;
            case PROCESSOR -> use.processor().isPresent()
                    ? texts.get("node.processor.of",
                            format.percent(use.processor().getAsDouble() / Math.max(1, use.cores()), 0),
                            format.count(use.cores()))
                    : TaoFormat.UNKNOWN;
            case MEMORY -> use.memory().isPresent() ? sizes.bytes(use.memory().getAsLong()) : TaoFormat.UNKNOWN;
            case DISK -> disk(use);
            case NETWORK -> use.down().isEmpty() && use.up().isEmpty()
                    ? TaoFormat.UNKNOWN
                    : texts.get("node.traffic.of", sizes.mib(use.down()), sizes.mib(use.up()));
            case RUNNING -> now.started()
                    .filter(_ -> now.state().isAlive())
                    .map(at -> sizes.time(Duration.between(at, clock.instant())))
                    .orElse(TaoFormat.UNKNOWN);
            case RESTARTS -> format.count(now.restarts());
            case RPC -> now.endpoint().map(Object::toString).orElse(TaoFormat.UNKNOWN);
            case PROGRAM -> now.program().map(this::program).orElse(TaoFormat.UNKNOWN);
        };
    }

    private String count(OptionalLong number) {
        return number.isPresent() ? format.count(number.getAsLong()) : TaoFormat.UNKNOWN;
    }

    private String disk(Use use) {
        if (use.disk().isEmpty()) {
            return TaoFormat.UNKNOWN;
        }
        String used = sizes.bytes(use.disk().getAsLong());
        String all = use.diskFree().isPresent()
                ? texts.get("node.disk.free", used, sizes.bytes(use.diskFree().getAsLong()))
                : used;
        return use.fullIn()
                .filter(time -> time.compareTo(FAR) < 0)
                .map(time -> texts.get("node.disk.full", all, sizes.about(time)))
                .orElse(all);
    }

    private String program(ProgramInfo program) {
        if (program.origin() == ProgramInfo.Origin.PRACTICE) {
            return texts.get("node.program.practice");
        }
        String name = program.version().map(version -> shortName(program) + " " + version).orElse(shortName(program));
        return program.trust() == Trust.UNKNOWN
                ? texts.get("node.program.unchecked", name)
                : texts.get("node.program.checked", name);
    }

    /// Of a path or an image its last part.
    private static String shortName(ProgramInfo program) {
        if (program.origin() == ProgramInfo.Origin.FILE) {
            Path file = Path.of(program.name()).getFileName();
            return file == null ? program.name() : file.toString();
        }
        return program.name().substring(program.name().lastIndexOf('/') + 1);
    }

    /// For the dot beside the page's name.
    Standing standing(NodeState state) {
        Level level = switch (tone(state)) {
            case QUIET -> Level.RESTS;
            case GOOD -> Level.WELL;
            case WARNING -> Level.UNDER_WAY;
            case BAD -> Level.TROUBLED;
        };
        return new Standing(level, state(state));
    }
}
