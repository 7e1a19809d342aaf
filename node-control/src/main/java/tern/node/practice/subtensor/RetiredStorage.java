package tern.node.practice.subtensor;

import java.util.List;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.Wrappers;

/// Items that runtimes before the validators' funds had: declared for the older edition only.
abstract class RetiredStorage extends NeuronStorage {

    final void declareRetired() {
        map("TotalHotkeyShares", blake2(Types.ACCOUNT), identity(Types.U16), Fixed.U64F64, Defaults.read(Fixed.U64F64,
                "00000000000000000000000000000000"), "");
        map("Alpha", blake2(Types.ACCOUNT), blake2(Types.ACCOUNT), identity(Types.U16), Fixed.U64F64,
                Defaults.read(Fixed.U64F64, "00000000000000000000000000000000"), "");
        value("AlphaMapLastKey", Types.option(Types.BYTES), Defaults.read(Types.option(Types.BYTES), "00"), "");
        map("RootClaimable", blake2(Types.ACCOUNT), Wrappers.map(Types.U16, Fixed.I96F32), List.of(), "");
        map("RootClaimed", identity(Types.U16), blake2(Types.ACCOUNT), blake2(Types.ACCOUNT), Types.U128,
                Defaults.read(Types.U128, "00000000000000000000000000000000"), "");
        map("RootClaimType", blake2(Types.ACCOUNT), FinneyTypes.ROOT_CLAIM_TYPE_ENUM,
                Defaults.read(FinneyTypes.ROOT_CLAIM_TYPE_ENUM, "00"), "");
        value("NumRootClaim", Types.U64, 5L, "");
    }
}
