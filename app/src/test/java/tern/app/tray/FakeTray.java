package tern.app.tray;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tern.app.feed.Problem;

/// A desktop's tray, a settings file and a window, made up.
public final class FakeTray implements TrayPort, TrayMemory, TrayPresenter.Frame {

    final List<String> deeds = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    final List<Line> menu = new ArrayList<>();
    final ExecutorService toolkit = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    volatile TrayChoice kept = new TrayChoice(false, false);
    Optional<TrayException> refusal = Optional.empty();
    boolean shown;
    private TrayDesktop desktop = TrayDesktop.LINUX;

    /// This tray on another desktop than Linux.
    public FakeTray on(TrayDesktop other) {
        desktop = other;
        return this;
    }

    /// @param tray empty: there can be none
    public TrayPresenter presenter(Optional<Supplier<TrayPort>> tray) {
        return presenter(tray, Runnable::run);
    }

    /// This tray for a window.
    ///
    /// @param ui runs on the FX thread
    public TrayPresenter presenter(Executor ui) {
        return presenter(Optional.of(() -> this), ui);
    }

    TrayPresenter presenter() {
        return presenter(Runnable::run);
    }

    private TrayPresenter presenter(Optional<Supplier<TrayPort>> tray, Executor ui) {
        return new TrayPresenter(new TrayPresenter.Ports(this, kept, desktop, tray, Runnable::run, toolkit, ui));
    }

    public synchronized boolean isShown() {
        return shown;
    }

    public TrayChoice kept() {
        return kept;
    }

    @Override
    public synchronized void show(String tooltip, Runnable pressed, List<Line> lines) throws TrayException {
        deeds.add("show " + tooltip);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        menu.clear();
        menu.addAll(lines);
        shown = true;
    }

    @Override
    public synchronized void remove() {
        deeds.add("remove");
        shown = false;
    }

    @Override
    public TrayChoice load() {
        return kept;
    }

    @Override
    public void save(UnaryOperator<TrayChoice> change) {
        kept = change.apply(kept);
    }

    @Override
    public void open() {
        deeds.add("open");
    }

    @Override
    public void lock() {
        deeds.add("lock");
    }

    @Override
    public void quit() {
        deeds.add("quit");
    }

    @Override
    public void report(Problem problem) {
        problems.add(problem);
    }
}
