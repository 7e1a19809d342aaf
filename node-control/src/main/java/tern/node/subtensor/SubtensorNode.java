package tern.node.subtensor;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tern.node.manage.Consent;
import tern.node.manage.DataStep;
import tern.node.manage.NodeConsole;
import tern.node.manage.NodeException;
import tern.node.manage.NodeKind;
import tern.node.manage.NodeLog;
import tern.node.manage.NodeService;
import tern.node.manage.NodeSettings;
import tern.node.manage.NodeStatus;
import tern.node.manage.NodeWatch;
import tern.node.manage.Progress;
import tern.node.manage.check.Finding;

/// A Bittensor node on this computer.
public final class SubtensorNode implements NodeService {

    private final SubtensorOptions options;

    private SubtensorNode(SubtensorOptions options) {
        this.options = options;
    }

    /// Reads the settings, finds a node that runs, and begins to watch it; starts nothing.
    ///
    /// @throws NodeException `FOLDER` when the home folder cannot be used
    public static SubtensorNode open(SubtensorOptions options) throws NodeException {
        return new SubtensorNode(options);
    }

    @Override
    public NodeKind kind() {
        return NodeKind.BITTENSOR;
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
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
        return new UnsupportedOperationException("not built yet: " + options.home());
    }
}
