package tern.app.fx;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that is made when it is first wanted, such as a view that most never open. For one thread, the FX thread as
/// a rule.
public final class Lazy<T> implements Supplier<T> {

    private final Supplier<? extends T> maker;
    private @Nullable T made;

    /// @param maker called once at most, unless it throws
    public Lazy(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    /// Made now where it was not made yet.
    @Override
    public T get() {
        T there = made;
        if (there == null) {
            there = maker.get();
            made = there;
        }
        return there;
    }

    /// What was made; empty where nobody wanted it yet.
    public Optional<T> made() {
        return Optional.ofNullable(made);
    }
}
