package tern.wallet.subnets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tern.wallet.chain.BlockRef;

/// All subnets at one block.
///
/// @param block       the block
/// @param specVersion the runtime that answered
/// @param time        the block's own time, where the runtime has it
/// @param rows        by netuid, root first
public record SubnetBoard(BlockRef block, long specVersion, Optional<Instant> time, List<SubnetOverview> rows) {

    public SubnetBoard {
        rows = List.copyOf(rows);
    }

    public Optional<SubnetOverview> find(int netuid) {
        return rows.stream().filter(row -> row.netuid() == netuid).findFirst();
    }
}
