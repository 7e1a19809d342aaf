package tern.node.subtensor;

import java.util.List;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.Network;

/// A network that a node can be for.
///
/// @param network      with its genesis, which the node has to have too, and public nodes to compare with
/// @param specFile     name of the raw chain specification in the container image
/// @param bootnode     peer to begin with
/// @param liteBytes    disk that a lite node needs in the end
/// @param archiveBytes disk that an archive needs
public record SubtensorChain(Network network, String specFile, String bootnode, long liteBytes, long archiveBytes) {

    private static final long GB = 1_000_000_000L;

    /// Finney and the test network; sizes as of October 2026, the test network's are guesses after its state.
    public static List<SubtensorChain> known() {
        return List.of(
                new SubtensorChain(Networks.finney(), "raw_spec_finney.json",
                        "/dns/bootnode.finney.chain.opentensor.ai/tcp/30333/ws/p2p/"
                                + "12D3KooWRwbMb85RWnT8DSXSYMWQtuDwh4LJzndoRrTDotTR5gDC",
                        128 * GB, 3_500 * GB),
                new SubtensorChain(Networks.test(), "raw_spec_testfinney.json",
                        "/dns/bootnode.test.finney.opentensor.ai/tcp/30333/p2p/"
                                + "12D3KooWPM4mLcKJGtyVtkggqdG84zWrd7Rij6PGQDoijh1X86Vr",
                        64 * GB, 1_000 * GB));
    }
}
