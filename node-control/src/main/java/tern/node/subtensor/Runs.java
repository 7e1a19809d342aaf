package tern.node.subtensor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;
import tern.node.manage.NodeState;
import tern.node.manage.Problem;
import tern.node.manage.Problem.Fix;
import tern.node.process.ProcessMark;
import tern.node.subtensor.NodeKeeper.Launching;
import tern.node.subtensor.RunRecord.Run;
import tern.node.subtensor.RunRecord.Word;

/// Runs that were written down: found again, and what is left of them ended.
final class Runs {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final Duration STRAGGLERS = Duration.ofSeconds(5);
    private static final Duration GUEST = Duration.ofSeconds(60);

    private final SubtensorOptions options;
    private final Sources sources;

    Runs(SubtensorOptions options, Sources sources) {
        this.options = options;
        this.sources = sources;
    }

    /// What there is to say of a node that nobody keeps and that does not run.
    static Word past(Word last, boolean ran) {
        if (ran && last.state() == NodeState.STARTING) {
            return new Word(NodeState.STOPPED,
                    Optional.of(new Problem(Problem.Kind.EXITED, Texts.get("end.unseen"), Optional.empty(), Fix.START)),
                    Optional.empty(), last.restarts(), last.day());
        }
        NodeState state = last.state() == NodeState.FAILED ? NodeState.FAILED : NodeState.STOPPED;
        return new Word(state, last.problem(), Optional.empty(), last.restarts(), last.day());
    }

    /// A run that lives: by the mark of its process, else by the word in its environment, else by its container, which
    /// does not end with the command that began it.
    Optional<Run> find(Run run) throws InterruptedException {
        if (run.family().first(run.process()).isPresent()) {
            return Optional.of(run);
        }
        List<ProcessMark> members = run.family().members(Optional.empty());
        if (!members.isEmpty()) {
            return Optional.of(run.with(members.getFirst()));
        }
        Optional<ProgramSource.Guest> guest = sources.of(run.program().origin()).guest(run);
        return guest.isPresent() && guest.get().isAlive() ? Optional.of(run) : Optional.empty();
    }

    Optional<SubtensorChain> chain(String id) {
        return options.chain(id);
    }

    /// What a run that was taken over is started with after an end; empty where the settings do not allow a start.
    Optional<Launching> again(NodeSettings settings, Run run) {
        try {
            NodeFlags.check(settings, options.chains());
        } catch (NodeException e) {
            LOG.warn("the node {} is not started again with settings that are wrong: {}", run.id(), e.sentence());
            return Optional.empty();
        }
        return chain(settings.network()).map(chain -> new Launching(settings, chain, run.program(), run.settings()));
    }

    /// Ends what is left of a run whose first process is gone.
    ///
    /// @return whether nothing is left
    boolean sweep(Run run) throws InterruptedException {
        Optional<ProgramSource.Guest> guest = sources.of(run.program().origin()).guest(run);
        // also one that has ended: what is left of it is taken away by whoever started it, and that is gone
        boolean gone = guest.isEmpty() || guest.get().end(GUEST);
        int left = run.family().endStragglers(STRAGGLERS);
        if (left > 0) {
            LOG.info("{} processes of the node {} were left and have been ended", left, run.id());
        }
        return gone && (left == 0 || run.family().members(Optional.empty()).isEmpty());
    }
}
