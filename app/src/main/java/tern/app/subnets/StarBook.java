package tern.app.subnets;

import java.util.Set;
import java.util.function.Consumer;

/// Keeps which subnets a person marked, from one window to the next.
public interface StarBook {

    /// Reads them; `take` is called on the FX thread, also later.
    void load(Consumer<Set<Integer>> take);

    void save(Set<Integer> starred);
}
