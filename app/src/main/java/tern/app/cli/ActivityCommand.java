package tern.app.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.app.cli.Holders.Holder;
import tern.app.cli.Holders.LeftOut;
import tern.app.history.ActivityCsv;
import tern.app.wallets.BookException;
import tern.app.wallets.StoredAddressBook;
import tern.wallet.history.ActivityEntry;
import tern.wallet.keys.AccountId;
import tern.wallet.units.TernException;

/// `tern activity`: what wallets and addresses did and received, as far as the history on this computer knows it.
final class ActivityCommand implements Command {

    /// More than a person reads, less than fills the memory.
    static final int MOST = 100_000;

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        ZoneId zone = ZoneId.systemDefault();
        TimeSpan span = TimeSpan.of(invocation, zone);
        ActivityFilter filter = ActivityFilter.of(invocation);
        Optional<CsvFile> csv = CsvFile.wanted(invocation);
        if (csv.isEmpty() && invocation.arguments().value("--currency").isPresent()) {
            throw invocation.usage("activity.currency-alone");
        }
        List<LeftOut> leftOut = new ArrayList<>();
        List<Holder> holders = Holders.find(invocation.arguments().positionals(), leftOut, invocation);
        Holders.warn(leftOut, invocation);
        if (holders.isEmpty()) {
            throw invocation.trouble(Trouble.NOT_FOUND, "portfolio.nobody");
        }
        Map<String, String> names = names(holders);
        Map<String, String> called = withBook(names, invocation);
        try (HistoryAccess access = HistoryAccess.open(invocation)) {
            List<ActivityEntry> known = access.history()
                    .activity(access.genesis(), holders.stream().map(Holder::account).toList(), span.from(), span.to(),
                            MOST + 1);
            boolean truncated = known.size() > MOST;
            if (truncated) {
                invocation.remark("activity.most", MOST);
            }
            List<ActivityEntry> entries = known.stream()
                    .limit(MOST)
                    .filter(entry -> filter.wants(entry, address -> called.getOrDefault(address, "")))
                    .toList();
            if (csv.isPresent()) {
                csv.get()
                        .write(ActivityCsv.write(access.network().id(), entries, account -> name(names, account),
                                access.currency(invocation)));
            }
            if (invocation.json()) {
                ActivityJson.write(access, holders, leftOut, entries, truncated, csv, invocation.out());
            } else if (csv.isPresent()) {
                invocation.say("activity.written", entries.size(), csv.get().shown());
            } else {
                invocation.print(new ActivityText(invocation.texts(), zone).table(access.network().title(), holders,
                        called, entries));
            }
        }
        return 0;
    }

    /// And of the address book. A book that cannot be read is said and hides nothing else.
    private static Map<String, String> withBook(Map<String, String> names, Invocation invocation) throws TernException {
        Map<String, String> all = new HashMap<>(names);
        StoredAddressBook book = StoredAddressBook.of(invocation.folders());
        try {
            book.loadUntouched();
        } catch (BookException e) {
            invocation.remark("activity.no-book", Plain.text(e.sentence()));
        }
        book.all().forEach(contact -> all.putIfAbsent(contact.account().address(), contact.name()));
        return all;
    }

    private static String name(Map<String, String> names, AccountId account) {
        return names.getOrDefault(account.address(), "");
    }

    /// By address.
    static Map<String, String> names(List<Holder> holders) {
        Map<String, String> names = new HashMap<>();
        for (Holder holder : holders) {
            holder.name().ifPresent(name -> names.put(holder.account().address(), name));
        }
        return names;
    }
}
