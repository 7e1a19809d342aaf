package tern.app.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tern.wallet.bittensor.Validator;
import tern.wallet.chain.Network;

/// A source that says what a test tells it to, and notes what it was asked for.
public final class ScriptedSource implements PortfolioSource {

    /// What [#select] was called with.
    public record Selection(Network network, List<NamedAccount> accounts) {}

    private final List<Consumer<PortfolioState>> listeners = new CopyOnWriteArrayList<>();
    private final List<Selection> selections = new CopyOnWriteArrayList<>();
    private volatile PortfolioState state = PortfolioState.idle();
    private volatile UnaryOperator<PortfolioState> onSelect = UnaryOperator.identity();
    private volatile List<Validator> known = List.of();
    private volatile int retries;
    private volatile boolean closed;

    /// What follows the first state of every selection at once.
    public ScriptedSource answering(UnaryOperator<PortfolioState> answer) {
        onSelect = answer;
        return this;
    }

    /// What [#validators] answers.
    public void knowing(List<Validator> validators) {
        known = List.copyOf(validators);
    }

    @Override
    public void validators(Consumer<List<Validator>> take) {
        take.accept(known);
    }

    public synchronized void publish(UnaryOperator<PortfolioState> change) {
        state = change.apply(state);
        PortfolioState now = state;
        listeners.forEach(listener -> listener.accept(now));
    }

    public List<Selection> selections() {
        return new ArrayList<>(selections);
    }

    public int retries() {
        return retries;
    }

    public int listeners() {
        return listeners.size();
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public PortfolioState current() {
        return state;
    }

    @Override
    public Watch watch(Consumer<PortfolioState> listener) {
        listeners.add(listener);
        listener.accept(state);
        return () -> listeners.remove(listener);
    }

    @Override
    public void select(Network network, List<NamedAccount> accounts) {
        selections.add(new Selection(network, accounts));
        publish(_ -> PortfolioState.connecting(network, accounts));
        publish(onSelect);
    }

    @Override
    public synchronized void retry() {
        retries++;
    }

    @Override
    public void close() {
        closed = true;
    }
}
