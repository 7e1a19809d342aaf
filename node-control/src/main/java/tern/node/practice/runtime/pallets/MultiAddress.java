package tern.node.practice.runtime.pallets;

import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.UnionType;
import tern.wallet.keys.AccountId;

/// How calls name accounts. Source: `sp_runtime::MultiAddress`.
@SuppressWarnings("ArrayRecordComponent") // carried to the wire, never compared
public sealed interface MultiAddress {

    /// The type as metadata describes it.
    Type<MultiAddress> TYPE = UnionType.<MultiAddress>named("sp_runtime", "multiaddress", "MultiAddress")
            .param("AccountId", Types.ACCOUNT)
            .param("AccountIndex", Types.UNIT)
            .one("Id", 0, Id.class, Types.ACCOUNT, Id::account, Id::new)
            .one("Index", 1, Index.class, Types.COMPACT_UNIT, Index::nothing, Index::new)
            .one("Raw", 2, Raw.class, Types.BYTES, Raw::bytes, Raw::new)
            .one("Address32", 3, Address32.class, Types.bytes(32), Address32::bytes, Address32::new)
            .one("Address20", 4, Address20.class, Types.bytes(20), Address20::bytes, Address20::new)
            .build();

    record Id(AccountId account) implements MultiAddress {}

    record Index(Types.Unit nothing) implements MultiAddress {}

    record Raw(byte[] bytes) implements MultiAddress {}

    record Address32(byte[] bytes) implements MultiAddress {}

    record Address20(byte[] bytes) implements MultiAddress {}

    static MultiAddress of(AccountId account) {
        return new Id(account);
    }

    /// The account; this chain looks up nothing but ids.
    ///
    /// @throws DispatchException `CannotLookup`
    default AccountId lookup() throws DispatchException {
        if (this instanceof Id(AccountId account)) {
            return account;
        }
        throw new DispatchError.CannotLookup().toException();
    }
}
