package tern.node.practice.runtime.pallets;

import java.math.BigInteger;
import java.util.List;
import tern.node.practice.frame.StructType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;

/// An account's balances in rao. Source: `pallet_balances::types::AccountData`.
///
/// @param free     may be spent, but for what is frozen
/// @param reserved on deposit
/// @param frozen   least that free and reserved together must keep
/// @param flags    the top bit marks accounts that count references the new way: all of them
public record AccountData(long free, long reserved, long frozen, BigInteger flags) {

    static final BigInteger NEW_LOGIC = BigInteger.ONE.shiftLeft(127);

    public static final AccountData NONE = new AccountData(0, 0, 0, NEW_LOGIC);

    /// The type as metadata describes it.
    public static final Type<AccountData> TYPE = StructType
            .<AccountData>named("pallet_balances", "types", "AccountData")
            .param("Balance", Types.U64)
            .field("free", Types.U64, AccountData::free)
            .field("reserved", Types.U64, AccountData::reserved)
            .field("frozen", Types.U64, AccountData::frozen)
            .field("flags", Types.newtype(List.of("pallet_balances", "types", "ExtraFlags"), "ExtraFlags", Types.U128),
                    AccountData::flags)
            .build(parts -> new AccountData(parts.get(0), parts.get(1), parts.get(2), parts.get(3)));

    AccountData withFree(long other) {
        return new AccountData(other, reserved, frozen, flags);
    }

    AccountData withReserved(long other) {
        return new AccountData(free, other, frozen, flags);
    }

    long total() {
        return free + reserved;
    }
}
