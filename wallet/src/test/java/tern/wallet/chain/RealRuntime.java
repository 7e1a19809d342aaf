package tern.wallet.chain;

import java.util.Map;
import tern.wallet.TestData;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyException;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretUri;
import tern.wallet.metadata.MetadataException;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.units.Hash32;

/// Runtimes of real chains, and the public development keys.
final class RealRuntime {

    static final Hash32 FINNEY_GENESIS = Hash32
            .parse("0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03");

    private RealRuntime() {}

    static Runtime finney424() {
        return of("finney-424.metadata.scale", 424);
    }

    /// @param spec the version that the metadata is of; tests also pass others
    static Runtime of(String file, long spec) {
        try {
            return Runtime.of(version(spec), RuntimeMetadata.decode(TestData.metadata(file)), ChainOptions.Token.TAO);
        } catch (MetadataException e) {
            throw new AssertionError(e);
        }
    }

    static RuntimeVersion version(long spec) {
        return new RuntimeVersion("node-subtensor", "node-subtensor", spec, 1, 1, Map.of());
    }

    /// @param uri `//Alice`
    static KeyPair key(KeyScheme scheme, String uri) {
        try (Secret secret = Secret.takeChars(uri.toCharArray())) {
            return SecretUri.derive(scheme, secret);
        } catch (KeyException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair key(String uri) {
        return key(KeyScheme.SR25519, uri);
    }
}
