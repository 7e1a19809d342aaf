package tern.app.cli;

import java.util.Optional;
import java.util.function.Consumer;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.Problem;

/// Says in a line what has become of a node, whenever that changes. Called on one thread at a time.
final class NodeNews implements Consumer<NodeStatus> {

    private final Invocation invocation;
    private Optional<NodeState> last = Optional.empty();
    private Optional<Problem> lastProblem = Optional.empty();

    NodeNews(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public synchronized void accept(NodeStatus status) {
        if (last.isPresent() && last.get() != status.state() || last.isEmpty() && status.state().isAlive()) {
            invocation.remark("node.news", NodeText.state(status, invocation.texts()));
        }
        last = Optional.of(status.state());
        Optional<Problem> problem = status.problem();
        if (problem.isPresent() && !problem.map(Problem::sentence).equals(lastProblem.map(Problem::sentence))
                && status.state() != NodeState.FAILED) {
            invocation.remark("node.news-problem", Plain.text(problem.get().sentence()));
        }
        lastProblem = problem;
    }
}
