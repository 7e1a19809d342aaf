package tern.node.manage;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tern.node.practice.control.PracticeControl;
import tern.node.practice.control.StartWish;
import tern.node.manage.check.Finding;

/// The practice network's node as one of the nodes of this computer.
public final class PracticeNode implements NodeService {

    private final PracticeControl control;
    private final Supplier<StartWish> wish;

    /// @param wish how it is started when it is started here
    public PracticeNode(PracticeControl control, Supplier<StartWish> wish) {
        this.control = control;
        this.wish = wish;
    }

    @Override
    public NodeKind kind() {
        return NodeKind.PRACTICE;
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.of(Ability.DATA, Ability.CONSOLE);
    }

    @Override
    public NodeStatus current() {
        throw notYet();
    }

    @Override
    public NodeWatch watch(Consumer<NodeStatus> listener) {
        throw notYet();
    }

    @Override
    public NodeSettings settings() {
        throw notYet();
    }

    @Override
    public void change(NodeSettings settings) throws NodeException {
        throw notYet();
    }

    @Override
    public List<Finding> check() throws InterruptedException {
        throw notYet();
    }

    @Override
    public void start(Consent consent) throws NodeException, InterruptedException {
        throw notYet();
    }

    @Override
    public void stop() throws NodeException, InterruptedException {
        throw notYet();
    }

    @Override
    public void restart(Consent consent) throws NodeException, InterruptedException {
        throw notYet();
    }

    @Override
    public boolean adopt() throws NodeException, InterruptedException {
        throw notYet();
    }

    @Override
    public List<DataStep> dataSteps() throws NodeException, InterruptedException {
        throw notYet();
    }

    @Override
    public void perform(DataStep.Kind step, Progress progress) throws NodeException, InterruptedException {
        throw notYet();
    }

    @Override
    public void moveData(Path to, Progress progress) throws NodeException, InterruptedException {
        throw notYet();
    }

    @Override
    public NodeLog log() {
        throw notYet();
    }

    @Override
    public NodeConsole console() {
        throw notYet();
    }

    @Override
    public void close() {
        throw notYet();
    }

    private UnsupportedOperationException notYet() {
        return new UnsupportedOperationException("not built yet: " + control.path() + " " + wish);
    }
}
