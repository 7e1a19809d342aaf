package tern.app.shell;

import java.util.function.UnaryOperator;
import tern.wallet.units.TernException;

/// Keeps [Choices] from one start to the next. Reads and writes files: not to be called on the FX thread.
public interface Memory {

    Choices load() throws TernException;

    void save(UnaryOperator<Choices> change) throws TernException;
}
