package tern.wallet.metadata;

import java.util.List;
import tern.wallet.TestData;

/// Metadata of real chains; tests that use it are skipped where the files are absent.
final class RealChains {

    static final String FINNEY_424 = "finney-424.metadata.scale";
    static final String DEVNET_240 = "devnet-240-v15.metadata.scale";
    static final String RAONET_218_V14 = "raonet-218-v14.metadata.scale";
    static final String RAONET_218_V15 = "raonet-218-v15.metadata.scale";

    static final List<String> ALL = List.of(
            RAONET_218_V14,
            RAONET_218_V15,
            "finney-219.metadata.scale",
            DEVNET_240,
            "finney-393.metadata.scale",
            FINNEY_424);

    private RealChains() {}

    static RuntimeMetadata metadata(String name) throws MetadataException {
        return RuntimeMetadata.decode(TestData.metadata(name));
    }
}
