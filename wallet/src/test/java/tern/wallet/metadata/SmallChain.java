package tern.wallet.metadata;

import java.util.List;
import java.util.Map;
import tern.wallet.metadata.MetadataBuilder.Api;
import tern.wallet.metadata.MetadataBuilder.Case;
import tern.wallet.metadata.MetadataBuilder.Const;
import tern.wallet.metadata.MetadataBuilder.F;
import tern.wallet.metadata.MetadataBuilder.Method;
import tern.wallet.metadata.MetadataBuilder.P;
import tern.wallet.metadata.MetadataBuilder.Storage;
import tern.wallet.scale.ScaleWriter;

/// A runtime of three pallets with every kind of type, so that tests have something to read where no real chain's
/// metadata is at hand. The fields are type ids, the same in all metadata versions.
final class SmallChain {

    private static final int NONE = -1;

    final MetadataBuilder b;

    final int bool;
    final int character;
    final int str;
    final int u8;
    final int u16;
    final int u32;
    final int u64;
    final int u128;
    final int u256;
    final int i8;
    final int i16;
    final int i32;
    final int i64;
    final int i128;
    final int i256;
    final int unit;
    final int bytes;
    final int bytes32;
    final int account;
    final int boundedBytes;
    final int compactU8;
    final int compactU16;
    final int compactU32;
    final int compactU64;
    final int compactU128;
    final int compactU256;
    final int perbill;
    final int compactPerbill;
    final int compactUnit;
    final int compactText;
    final int lsb0;
    final int bitsU8Lsb0;
    final int bitsU16Msb0;
    final int bitsU64Lsb0;
    final int bitsU32Msb0;
    final int bitsOfText;
    final int optionU32;
    final int multiAddress;
    final int pair;
    final int map;
    final int listU16;
    final int array3;
    final int listCompactU8;
    final int listUnit;
    final int arrayUnit;
    final int hugeArray;
    final int namedOne;
    final int marker;
    final int struct;
    final int keys2;
    final int keys3;
    final int era;
    final int emptyEnum;
    final int endless;
    final int tree;
    final int signature;
    final int runtimeCall;
    final int systemError;
    final int systemEvent;
    final int listEvent;

    SmallChain(int version) {
        b = new MetadataBuilder(version);
        bool = b.primitive(0);
        character = b.primitive(1);
        str = b.primitive(2);
        u8 = b.primitive(3);
        u16 = b.primitive(4);
        u32 = b.primitive(5);
        u64 = b.primitive(6);
        u128 = b.primitive(7);
        u256 = b.primitive(8);
        i8 = b.primitive(9);
        i16 = b.primitive(10);
        i32 = b.primitive(11);
        i64 = b.primitive(12);
        i128 = b.primitive(13);
        i256 = b.primitive(14);
        unit = b.tuple();
        bytes = b.seq(u8);
        bytes32 = b.array(32, u8);
        account = b.struct("sp_core::crypto::AccountId32", new F(null, bytes32, "[u8; 32]"));
        boundedBytes = b.struct("bounded_collections::bounded_vec::BoundedVec", new F(bytes));
        compactU8 = b.compact(u8);
        compactU16 = b.compact(u16);
        compactU32 = b.compact(u32);
        compactU64 = b.compact(u64);
        compactU128 = b.compact(u128);
        compactU256 = b.compact(u256);
        perbill = b.struct("sp_arithmetic::per_things::Perbill", new F(null, u32, "u32"));
        compactPerbill = b.compact(perbill);
        compactUnit = b.compact(unit);
        compactText = b.compact(str);
        lsb0 = b.struct("bitvec::order::Lsb0");
        int msb0 = b.struct("bitvec::order::Msb0");
        bitsU8Lsb0 = b.bits(u8, lsb0);
        bitsU16Msb0 = b.bits(u16, msb0);
        bitsU64Lsb0 = b.bits(u64, lsb0);
        bitsU32Msb0 = b.bits(u32, msb0);
        bitsOfText = b.bits(str, lsb0);
        optionU32 = b.option(u32);
        multiAddress = b.variants(
                "sp_runtime::multiaddress::MultiAddress",
                new Case("Id", 0, new F(null, account, "AccountId")),
                new Case("Index", 1, new F(compactUnit)),
                new Case("Raw", 2, new F(bytes)),
                new Case("Address32", 3, new F(bytes32)));
        pair = b.tuple(account, compactU32);
        map = b.struct("BTreeMap", new F(b.seq(pair)));
        listU16 = b.seq(u16);
        array3 = b.array(3, u16);
        listCompactU8 = b.seq(compactU8);
        listUnit = b.seq(unit);
        arrayUnit = b.array(5, unit);
        hugeArray = b.array(0xffff_ffffL, unit);
        namedOne = b.struct("pallet::One", new F("only", u64, "u64"));
        marker = b.struct("pallet::Marker");
        struct = b.struct(
                "pallet::Everything",
                new F("flag", bool),
                new F("name", str),
                new F("wide", u128),
                new F("wider", u256),
                new F("low", i8),
                new F("signed", i64),
                new F("lower", i128),
                new F("lowest", i256),
                new F("rate", compactPerbill),
                new F("owner", account),
                new F("label", boundedBytes),
                new F("maybe", optionU32),
                new F("bits", bitsU16Msb0),
                new F("map", map),
                new F("marker", marker),
                new F("one", namedOne));
        keys2 = b.tuple(u16, account);
        keys3 = b.tuple(account, u16, u64);
        era = b.variants(
                "sp_runtime::generic::era::Era",
                new Case("Immortal", 0),
                new Case("Mortal1", 1, new F(u8)),
                new Case("Mortal255", 255, new F(u8)));
        emptyEnum = b.variants("Void");
        int endlessId = b.reserve();
        endless = b.define(endlessId, List.of("Endless"), MetadataBuilder.structDef(new F(endlessId)));
        int treeId = b.reserve();
        int branches = b.seq(treeId);
        tree = b.define(
                treeId,
                List.of("Tree"),
                MetadataBuilder.structDef(new F("leaf", u8), new F("branches", branches)));
        signature = b.variants(
                "sp_runtime::MultiSignature",
                new Case("Ed25519", 0, new F(b.array(64, u8))),
                new Case("Sr25519", 1, new F(b.array(64, u8))));
        runtimeCall = b.reserve();
        int listCall = b.seq(runtimeCall);
        int systemCall = b.variants(
                "frame_system::pallet::Call",
                new Case("remark", 0, new F("remark", bytes)),
                new Case("set", 3, new F("dest", multiAddress), new F("value", compactU128)));
        int utilityCall = b.variants("pallet_utility::pallet::Call", new Case("batch", 2, new F("calls", listCall)));
        b.define(
                runtimeCall,
                List.of("runtime", "RuntimeCall"),
                MetadataBuilder.variantsDef(
                        new Case("System", 0, new F(systemCall)), new Case("Utility", 11, new F(utilityCall))));
        systemError = b.variants(
                "frame_system::pallet::Error",
                new Case("CallFiltered", 5).documented(" The call is filtered. ", " Try another."),
                new Case("Undocumented", 200));
        systemEvent = b.variants(
                "frame_system::pallet::Event",
                new Case("ExtrinsicSuccess", 0, new F("weight", compactU64)),
                new Case("Remarked", 1, new F("sender", account)));
        listEvent = b.seq(systemEvent);
        pallets(systemCall, utilityCall);
    }

    private void pallets(int systemCall, int utilityCall) {
        b.pallet(new P(
                "System",
                0,
                List.of(
                        new Storage("Number", false, List.of(), NONE, u32, new byte[4]),
                        new Storage("Account", false, List.of(2), account, struct, new byte[0]),
                        new Storage("Events", false, List.of(), NONE, listEvent, new byte[1]),
                        new Storage("Hidden", true, List.of(0, 4), keys2, u8, new byte[1]),
                        new Storage("Digested", true, List.of(1), account, u8, new byte[1]),
                        new Storage("Wide", true, List.of(3), u16, u8, new byte[1]),
                        new Storage("Three", true, List.of(2, 6, 5), keys3, u64, new byte[8])),
                systemCall,
                systemEvent,
                systemError,
                List.of(
                        new Const("SS58Prefix", u16, new byte[]{42, 0}),
                        new Const("Version", str, new ScaleWriter().writeText("small").toBytes()))));
        b.pallet(new P("Utility", 11, List.of(), utilityCall, NONE, NONE, List.of()));
        b.pallet(new P("Größe", 12, List.of(), NONE, NONE, NONE, List.of()));
        b.extension("CheckSpec", unit, u32);
        b.extension("CheckEra", era, bytes32);
        b.extension("CheckNonce", compactU32, unit);
        b.extensionLists(Map.of(0, List.of(2, 0), 1, List.of(0, 1, 2)));
        b.api(new Api(
                "Core",
                List.of(
                        new Method("version", List.of(), str),
                        new Method("double", List.of(new F("left", u32), new F("right", account)), optionU32))));
        b.api(new Api("Metadata", List.of(new Method("versions", List.of(), listU16))));
        b.extrinsic(multiAddress, runtimeCall, signature, marker);
    }

    byte[] blob() {
        return b.build();
    }

    RuntimeMetadata metadata() {
        try {
            return RuntimeMetadata.decode(blob());
        } catch (MetadataException e) {
            throw new AssertionError(e.details().orElse(""), e);
        }
    }
}
