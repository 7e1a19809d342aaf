package tern.app.session;

import java.util.function.UnaryOperator;
import tern.wallet.units.TernException;

/// Keeps [Preferences] from one start to the next. Reads and writes files: not to be called on the FX thread.
public interface PreferenceStore {

    Preferences load() throws TernException;

    void save(UnaryOperator<Preferences> change) throws TernException;
}
