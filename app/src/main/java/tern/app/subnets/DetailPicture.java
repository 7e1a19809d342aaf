package tern.app.subnets;

import java.util.List;
import java.util.Optional;
import tern.app.ui.Fact;
import tern.wallet.keys.AccountId;

/// One subnet as the card at the right shows it.
///
/// @param netuid   which
/// @param title    its name
/// @param subtitle number and age
/// @param starred  whether it was marked
/// @param whole    whether all of it was read; else only what the table knows
/// @param facts    as pictured: price, pool, next reward, …
/// @param depth    what can be sold; empty while unknown or without a pool
/// @param source   who worked that out
/// @param danger   seats, who goes next, and whether the subnet itself may go
/// @param settings its rules in plain words
/// @param about    what its owner says, line by line
/// @param owner    whose it is
public record DetailPicture(
        int netuid,
        int series,
        String symbol,
        String title,
        String subtitle,
        boolean starred,
        boolean whole,
        List<Fact> facts,
        List<Fact> depth,
        Optional<String> source,
        List<Fact> danger,
        List<Fact> settings,
        List<String> about,
        Optional<AccountId> owner,
        List<NeuronRow> neurons) {}
