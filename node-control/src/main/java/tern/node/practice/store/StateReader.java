package tern.node.practice.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.State;

/// Reads past states over a connection of its own, so that nobody who reads or writes the newest block waits for it.
///
/// For one thread at a time, which may be another one than the [ChainStore]'s: what is written meanwhile it does not see.
public final class StateReader implements AutoCloseable {

    private final Database database;
    private final StoredStates states;

    private StateReader(Database database) {
        this.database = database;
        this.states = new StoredStates(database);
    }

    /// @param file of an open [ChainStore]
    static StateReader open(Path file) throws StoreException {
        return new StateReader(Database.openToRead(file));
    }

    /// The state after a made block, as a copy of its own.
    ///
    /// @param names [ChainStore#names] of a moment when the block was there
    /// @return empty where it was given up
    public Optional<State> stateAt(long number, List<State.Key> names) throws StoreException {
        // all of it as it stood at one moment: old states may be thinned out meanwhile
        database.beginReading();
        try {
            return states.at(number, names);
        } finally {
            database.rollback();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
