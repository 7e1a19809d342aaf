package tern.app.ui;

import java.util.function.Consumer;

/// Keeps from one start to the next how tables were set up. To be used on the FX thread; returns at once.
public interface TableMemory {

    /// @param table its id
    /// @param take  told later, on the FX thread, unless nothing was kept
    void recall(String table, Consumer<TableLook> take);

    void keep(String table, TableLook look);
}
