package tern.app.tray;

import java.util.function.UnaryOperator;
import tern.wallet.units.TernException;

/// Keeps the [TrayChoice] from one start to the next. Reads and writes files: not to be called on the FX thread.
public interface TrayMemory {

    TrayChoice load() throws TernException;

    void save(UnaryOperator<TrayChoice> change) throws TernException;
}
