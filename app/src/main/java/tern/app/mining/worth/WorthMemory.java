package tern.app.mining.worth;

import java.util.Map;
import java.util.function.Consumer;

/// Keeps what was typed, for the next time.
public interface WorthMemory {

    /// @param take told what was kept, by field, on the FX thread; not at all where there is nothing
    void load(Consumer<Map<String, String>> take);

    void save(Map<String, String> typed);
}
