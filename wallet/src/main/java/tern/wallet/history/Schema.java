package tern.wallet.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import tern.wallet.history.HistoryException.Kind;

/// The tables, as steps from one version to the next. A step that was released is never changed: a new one is added.
///
/// The file's `user_version` says how many steps it has behind it, `application_id` that it is Tern's.
final class Schema {

    /// `TERN` in ASCII.
    private static final int APPLICATION = 0x5445524e;

    /// Everything is kept by chain (the hash of its block 0), so that a practice network that was reset, which is
    /// another chain, never mixes with the one before it.
    private static final List<String> FIRST = List.of(
            "CREATE TABLE chain (id INTEGER PRIMARY KEY, genesis BLOB NOT NULL UNIQUE, network TEXT NOT NULL)",
            "CREATE TABLE key (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL UNIQUE)",
            "CREATE TABLE sample (chain INTEGER NOT NULL, account INTEGER NOT NULL, block INTEGER NOT NULL,"
                    + " hash BLOB NOT NULL, time INTEGER NOT NULL, exit INTEGER NOT NULL, spot INTEGER NOT NULL,"
                    + " free INTEGER NOT NULL, reserved INTEGER NOT NULL, root INTEGER NOT NULL,"
                    + " positions BLOB NOT NULL, PRIMARY KEY (chain, account, block)) WITHOUT ROWID",
            "CREATE INDEX sample_time ON sample (chain, account, time, exit, spot)",
            "CREATE TABLE activity (chain INTEGER NOT NULL, account INTEGER NOT NULL, block INTEGER NOT NULL,"
                    + " extrinsic INTEGER NOT NULL, event INTEGER NOT NULL, block_hash BLOB NOT NULL,"
                    + " time INTEGER NOT NULL, hash BLOB, kind TEXT NOT NULL, netuid INTEGER, to_netuid INTEGER,"
                    + " hotkey INTEGER, other INTEGER, tao INTEGER, alpha INTEGER, fee INTEGER NOT NULL, failure TEXT,"
                    + " call TEXT NOT NULL, part INTEGER NOT NULL, events TEXT NOT NULL,"
                    + " PRIMARY KEY (chain, account, block, extrinsic, event)) WITHOUT ROWID",
            "CREATE TABLE watched (chain INTEGER NOT NULL, account INTEGER NOT NULL, first INTEGER NOT NULL,"
                    + " last INTEGER NOT NULL, PRIMARY KEY (chain, account, first)) WITHOUT ROWID");

    private static final List<String> SECOND = List.of(
            "CREATE INDEX activity_time ON activity (chain, account, time)",
            "CREATE INDEX activity_hash ON activity (hash) WHERE hash IS NOT NULL");

    /// The market: all subnets at a block, and the validators of one subnet at a block.
    private static final List<String> THIRD = List.of(
            "CREATE TABLE market (chain INTEGER NOT NULL, block INTEGER NOT NULL, hash BLOB NOT NULL,"
                    + " time INTEGER NOT NULL, subnets BLOB NOT NULL, PRIMARY KEY (chain, block))",
            "CREATE INDEX market_time ON market (chain, time)",
            "CREATE TABLE unit (chain INTEGER NOT NULL, netuid INTEGER NOT NULL, block INTEGER NOT NULL,"
                    + " units BLOB NOT NULL, PRIMARY KEY (chain, netuid, block)) WITHOUT ROWID",
            "CREATE INDEX unit_block ON unit (chain, block)");

    /// What TAO cost in people's currencies, and what subnets paid.
    private static final List<String> FOURTH = List.of(
            "CREATE TABLE currency_price (chain INTEGER NOT NULL, currency TEXT NOT NULL, time INTEGER NOT NULL,"
                    + " per_tao TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (chain, currency, time)) WITHOUT ROWID",
            "CREATE TABLE paid (chain INTEGER NOT NULL, netuid INTEGER NOT NULL, block INTEGER NOT NULL,"
                    + " hash BLOB NOT NULL, time INTEGER NOT NULL, born INTEGER NOT NULL, validators INTEGER NOT NULL,"
                    + " miners INTEGER NOT NULL, owner INTEGER NOT NULL, nobody INTEGER NOT NULL, seat INTEGER NOT NULL,"
                    + " PRIMARY KEY (chain, netuid, block)) WITHOUT ROWID");

    /// What subnets and validators were called last.
    private static final List<String> FIFTH = List.of(
            "CREATE TABLE subnet_name (chain INTEGER NOT NULL, netuid INTEGER NOT NULL, name TEXT NOT NULL,"
                    + " symbol TEXT NOT NULL, PRIMARY KEY (chain, netuid)) WITHOUT ROWID",
            "CREATE TABLE validator_name (chain INTEGER NOT NULL, hotkey INTEGER NOT NULL, name TEXT NOT NULL,"
                    + " PRIMARY KEY (chain, hotkey)) WITHOUT ROWID");

    /// Of a leg of the move that is updated, the nearest before it; of several the one that is worth as much.
    private static final String LEG = "(SELECT leg.alpha FROM activity AS leg WHERE leg.chain = activity.chain"
            + " AND leg.account = activity.account AND leg.block = activity.block"
            + " AND leg.extrinsic = activity.extrinsic AND leg.event < activity.event AND leg.part = 1";
    private static final String CAME = "(SELECT came.tao FROM activity AS came WHERE came.chain = activity.chain"
            + " AND came.account = activity.account AND came.block = activity.block"
            + " AND came.extrinsic = activity.extrinsic AND came.event < activity.event AND came.part = 1"
            + " AND came.kind = 'STAKED' AND came.netuid = activity.to_netuid"
            + " AND came.hotkey = CASE activity.kind WHEN 'STAKE_MOVED' THEN activity.other"
            + " ELSE activity.hotkey END ORDER BY came.event DESC LIMIT 1)";
    /// What left is worth what came: where the move's own event names no TAO, what else left in that extrinsic is not
    /// taken for it.
    private static final String OF_ITS_WORTH = " ORDER BY leg.tao IS COALESCE(activity.tao, " + CAME
            + ") DESC, leg.event DESC LIMIT 1)";
    private static final String NEAREST = " ORDER BY leg.tao IS activity.tao DESC, leg.event DESC LIMIT 1)";

    /// How much alpha moves and swaps moved: of those that are known already their legs tell, as of those to come.
    private static final List<String> SIXTH = List.of("ALTER TABLE activity ADD COLUMN to_alpha INTEGER",
            "UPDATE activity SET to_alpha = " + LEG + " AND leg.kind = 'STAKED' AND leg.netuid = activity.to_netuid"
                    + " AND leg.hotkey = CASE activity.kind WHEN 'STAKE_MOVED' THEN activity.other"
                    + " ELSE activity.hotkey END" + NEAREST + ", alpha = " + LEG + " AND leg.kind = 'UNSTAKED'"
                    + " AND leg.netuid = activity.netuid AND leg.hotkey = activity.hotkey" + OF_ITS_WORTH
                    + " WHERE kind IN ('STAKE_MOVED', 'STAKE_SWAPPED')");

    private static final List<List<String>> STEPS = List.of(FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH);

    private Schema() {}

    static int newest() {
        return STEPS.size();
    }

    /// Brings the file to the newest version, step by step, each in a transaction of its own.
    static void migrate(Connection connection) throws SQLException, HistoryException {
        migrate(connection, STEPS.size());
    }

    static void migrate(Connection connection, int target) throws SQLException, HistoryException {
        int version = check(connection);
        try (Statement statement = connection.createStatement()) {
            if (version == 0) {
                statement.executeUpdate("PRAGMA application_id = " + APPLICATION);
            }
            for (int step = version; step < target; step++) {
                connection.setAutoCommit(false);
                boolean done = false;
                try {
                    for (String sql : STEPS.get(step)) {
                        statement.executeUpdate(sql);
                    }
                    statement.executeUpdate("PRAGMA user_version = " + (step + 1));
                    connection.commit();
                    done = true;
                } finally {
                    if (!done) {
                        connection.rollback();
                    }
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    /// @return the file's version, 0 for an empty one
    /// @throws HistoryException `NEWER`, or `DAMAGED` for a file of something else
    static int check(Connection connection) throws SQLException, HistoryException {
        int application = number(connection, "PRAGMA application_id");
        int version = number(connection, "PRAGMA user_version");
        if (application != APPLICATION && (application != 0 || version != 0)) {
            throw new HistoryException(Kind.DAMAGED, "application " + application, null);
        }
        if (version > STEPS.size()) {
            throw new HistoryException(Kind.NEWER, "schema " + version, null);
        }
        return version;
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
