package tern.wallet.metadata;

/// What RFC-0078 puts into the digest beside the metadata.
///
/// @param specVersion of the runtime
/// @param specName of the runtime, for example `node-subtensor`
/// @param base58Prefix of addresses: 42
/// @param decimals of the token: 9
/// @param tokenSymbol what the runtime was built with: `TAO`
public record ChainInfo(long specVersion, String specName, int base58Prefix, int decimals, String tokenSymbol) {

    public ChainInfo {
        if (specVersion < 0 || specVersion > 0xffff_ffffL) {
            throw new IllegalArgumentException("spec version " + specVersion);
        }
        if (base58Prefix < 0 || base58Prefix > 0xffff) {
            throw new IllegalArgumentException("address prefix " + base58Prefix);
        }
        if (decimals < 0 || decimals > 0xff) {
            throw new IllegalArgumentException("decimals " + decimals);
        }
    }
}
