package tern.wallet.bittensor;

import java.util.Map;
import tern.wallet.TestData;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Runtime;
import tern.wallet.chain.RuntimeVersion;
import tern.wallet.metadata.MetadataException;
import tern.wallet.metadata.RuntimeMetadata;

/// Runtimes of real chains, made of their metadata; tests skip where that is not at hand.
final class RealRuntimes {

    private static final String STAKE_API = "0x5d1fbfbe852f2807";
    private static final String SWAP_API = "0xa8b093e6508d9e9c";
    private static final String CALL_FEE_API = "0xf3ff14d5ab527059";

    private RealRuntimes() {}

    static Runtime load(String file, long spec) throws MetadataException {
        Map<String, Integer> apis = spec >= 393
                ? Map.of(STAKE_API, 1, SWAP_API, 1, CALL_FEE_API, 3)
                : Map.of(STAKE_API, 1, CALL_FEE_API, 3);
        return load(file, spec, apis);
    }

    static Runtime load(String file, long spec, Map<String, Integer> apis) throws MetadataException {
        return Runtime.of(new RuntimeVersion("node-subtensor", "node-subtensor", spec, 1, 1, apis),
                RuntimeMetadata.decode(TestData.metadata(file)), ChainOptions.Token.TAO);
    }
}
