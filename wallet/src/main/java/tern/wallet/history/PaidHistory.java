package tern.wallet.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import tern.wallet.chain.BlockRef;
import tern.wallet.subnets.RewardSample;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// What subnets paid at blocks of the past. One of the parts of a [HistoryStore], under its rules. Whoever adds to it
/// keeps to one block a day, so it needs no thinning.
public final class PaidHistory {

    private final HistoryStore store;
    private final Connection connection;

    PaidHistory(HistoryStore store, Connection connection) {
        this.store = store;
        this.connection = connection;
    }

    /// @param network its word, for people who look into the file
    /// @param born    block in which the subnet was registered: another subnet may have had its number before
    public void add(Hash32 genesis, String network, int netuid, long born, RewardSample sample)
            throws HistoryException {
        store.write(() -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT OR REPLACE INTO paid (chain, netuid,"
                    + " block, hash, time, born, validators, miners, owner, nobody, seat)"
                    + " VALUES (?,?,?,?,?,?,?,?,?,?,?)")) {
                insert.setLong(1, store.chain(genesis, network));
                insert.setInt(2, netuid);
                insert.setLong(3, sample.block().number());
                insert.setBytes(4, sample.block().hash().bytes());
                insert.setLong(5, sample.time().toEpochMilli());
                insert.setLong(6, born);
                insert.setLong(7, sample.validators().value());
                insert.setLong(8, sample.miners().value());
                insert.setLong(9, sample.owner().value());
                insert.setLong(10, sample.notPaid().value());
                insert.setLong(11, sample.registrationCost().value());
                insert.executeUpdate();
            }
        });
    }

    /// What a subnet paid at a block; empty where that is not known.
    ///
    /// @param born block in which the subnet was registered
    public Optional<RewardSample> at(Hash32 genesis, int netuid, long born, long block) throws HistoryException {
        return store.reading(genesis, Optional.empty(), chain -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT hash, time, validators, miners, owner,"
                    + " nobody, seat FROM paid WHERE chain = ? AND netuid = ? AND block = ? AND born = ?")) {
                select.setLong(1, chain);
                select.setInt(2, netuid);
                select.setLong(3, block);
                select.setLong(4, born);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new RewardSample(new BlockRef(block, Hash32.of(row.getBytes(1))),
                                    Instant.ofEpochMilli(row.getLong(2)), Rao.of(row.getLong(3)),
                                    Rao.of(row.getLong(4)), Rao.of(row.getLong(5)), Rao.of(row.getLong(6)),
                                    Rao.of(row.getLong(7))))
                            : Optional.empty();
                }
            }
        });
    }

    void forget(long chain, long fromBlock) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM paid WHERE chain = ? AND block >= ?")) {
            delete.setLong(1, chain);
            delete.setLong(2, fromBlock);
            delete.executeUpdate();
        }
    }
}
