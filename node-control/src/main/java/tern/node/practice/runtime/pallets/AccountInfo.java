package tern.node.practice.runtime.pallets;

import tern.node.practice.frame.StructType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;

/// An account as System keeps it. Source: `frame_system::AccountInfo`.
///
/// @param nonce       how many transactions it signed
/// @param consumers   what depends on it
/// @param providers   what lets it exist: a balance, for example
/// @param sufficients what lets it exist without a balance
/// @param data        its balances
public record AccountInfo(long nonce, long consumers, long providers, long sufficients, AccountData data) {

    public static final AccountInfo NONE = new AccountInfo(0, 0, 0, 0, AccountData.NONE);

    /// The type as metadata describes it.
    public static final Type<AccountInfo> TYPE = StructType.<AccountInfo>named("frame_system", "AccountInfo")
            .param("Nonce", Types.U32)
            .param("AccountData", AccountData.TYPE)
            .field("nonce", Types.U32, AccountInfo::nonce)
            .field("consumers", Types.U32, AccountInfo::consumers)
            .field("providers", Types.U32, AccountInfo::providers)
            .field("sufficients", Types.U32, AccountInfo::sufficients)
            .field("data", AccountData.TYPE, AccountInfo::data)
            .build(parts -> new AccountInfo(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4)));

    AccountInfo withNonce(long other) {
        return new AccountInfo(other, consumers, providers, sufficients, data);
    }

    AccountInfo withConsumers(long other) {
        return new AccountInfo(nonce, other, providers, sufficients, data);
    }

    AccountInfo withProviders(long other) {
        return new AccountInfo(nonce, consumers, other, sufficients, data);
    }

    AccountInfo withSufficients(long other) {
        return new AccountInfo(nonce, consumers, providers, other, data);
    }

    AccountInfo withData(AccountData other) {
        return new AccountInfo(nonce, consumers, providers, sufficients, other);
    }
}
