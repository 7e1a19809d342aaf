package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tern.wallet.keys.AccountId;

/// Addresses recomputed from the chain's source for the reference text.
final class SystemAccountsTest {

    @Test
    void derivedAccountsHaveTheChainsAddresses() {
        assertThat(SystemAccounts.subnetPot(0).address()).isEqualTo("5EYCAe5jLQhn6ofDSvqF6iY53erXNkwhyE1aCEgvi1NNs91F");
        assertThat(SystemAccounts.subnetPot(1).address()).isEqualTo("5EYCAe5jLQhn6ofDSvqWqk5fA9XiqK3ahtx5kBNmAqF78mqL");
        assertThat(SystemAccounts.subnetPot(64).address())
                .isEqualTo("5EYCAe5jLQhn6ofDSw8caRPiDJ7AgBRh4CABSaeQJqM278gq");
        assertThat(SystemAccounts.burnPot().address()).isEqualTo("5EYCAe5fvqwE4eNE7ddxEfasPGZe11e6SWKvos7FUXP2LUrp");
        assertThat(SystemAccounts.crowdloan(0).address())
                .isEqualTo("5EYCAe5fvncWtwXjyNAdoCJk9VrtAEBeZMhqDYjehWX97cWb");
        assertThat(SystemAccounts.crowdloan(1).address())
                .isEqualTo("5EYCAe5fvncWtwXjyNAuYDrLFzY5cnHXJ2eLmVRVALPsPEsv");
        assertThat(SystemAccounts.fundEscrow().address())
                .isEqualTo("5EYCAe5jLQhn6ofDSwHx3AZmsZPVFHnKpstqap4vqwDWtp7s");
    }

    @Test
    void protocolAccountsAreNamed() {
        assertThat(SystemAccounts.describe(SystemAccounts.subnetPot(300))).contains("a subnet's own account");
        assertThat(SystemAccounts.describe(SystemAccounts.fundEscrow())).contains("the validator funds' escrow");
        assertThat(SystemAccounts.describe(SystemAccounts.burnPot())).contains("the account for burnt TAO");
        assertThat(SystemAccounts.describe(AccountId.of(new byte[32]))).isPresent();
        byte[] other = new byte[32];
        System.arraycopy("modlpy/trsry".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, other, 0, 12);
        assertThat(SystemAccounts.describe(AccountId.of(other))).contains("an account of the protocol");
    }

    @Test
    void ordinaryAccountsAreNot() {
        assertThat(SystemAccounts.describe(FakeChain.account(3))).isEmpty();
    }
}
