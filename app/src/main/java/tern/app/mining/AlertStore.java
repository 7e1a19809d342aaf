package tern.app.mining;

import tern.wallet.units.TernException;

/// Keeps what a person wants to be told of cards. Blocks; not for the FX thread.
public interface AlertStore {

    /// What was kept; the standard where nothing was.
    AlertSettings load() throws TernException;

    void save(AlertSettings settings) throws TernException;
}
