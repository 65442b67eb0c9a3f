package org.benefits.screener.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReaderTest {
    private static final LocalDate FY2026 = LocalDate.of(2026, 9, 30);
    private static final LocalDate FY2027 = LocalDate.of(2026, 10, 1);

    @TempDir
    private Path folder;

    private Tables read(String name, String csv) throws IOException {
        Files.createDirectories(folder.resolve("tables"));
        Files.writeString(folder.resolve("tables").resolve(name + ".csv"), csv);
        return TableReader.read(folder, "snap", Set.of("state", "region", "county"));
    }

    private record Fixed(OneOf code, Range number) implements Keys {
        @Override
        public OneOf code(String dimension, Table table) {
            return code;
        }

        @Override
        public Range number(String dimension, Table table) {
            return number;
        }
    }

    private static Keys of(String code, int size) {
        return new Fixed(OneOf.known(code, Why.NONE), Range.whole(Range.Kind.COUNT, size, Why.NONE));
    }

    private static final String LIMIT = """
            effective_from,region,size,monthly_usd,source
            2025-10-01,contiguous,1,1696,a
            2025-10-01,contiguous,2,2292,a
            2025-10-01,contiguous,each-additional,596,a
            2026-10-01,contiguous,1,1729,a
            2026-10-01,contiguous,2,2345,a
            2026-10-01,contiguous,each-additional,616,a
            """;

    @Test
    void theRowInForceOnTheDay() throws IOException {
        Table table = read("limit", LIMIT).get("limit");
        assertEquals(
                "MONEY[1696, 1696]",
                table.number(FY2026, of("contiguous", 1), false).toString());
        assertEquals(
                "MONEY[1729, 1729]",
                table.number(FY2027, of("contiguous", 1), false).toString());
    }

    @Test
    void aLargeFamilyIsTheLargestSizePlusEachAdditionalPerson() throws IOException {
        Table table = read("limit", LIMIT).get("limit");
        assertEquals(
                "MONEY[" + (2345 + 7 * 616) + ", " + (2345 + 7 * 616) + "]",
                table.number(FY2027, of("contiguous", 9), false).toString());
    }

    @Test
    void anOpenKeyGivesTheHullOfItsRowsAndWaitsForIt() throws IOException {
        Table table = read("limit", LIMIT).get("limit");
        Why waits = Why.of(new Gap("size"));
        Range open = Range.between(Range.Kind.COUNT, 1, Why.NONE, 3, Why.NONE, waits);
        Range hull = table.number(FY2027, new Fixed(OneOf.known("contiguous", Why.NONE), open), false);
        assertEquals("MONEY[1729, 2961]", hull.toString());
        assertTrue(hull.waitsFor().reasons().contains(new Gap("size")));
    }

    @Test
    void beforeItsFirstRowANumberIsAGapNotZero() throws IOException {
        Range gap = read("limit", LIMIT).get("limit").number(LocalDate.of(2020, 1, 1), of("contiguous", 1), false);
        assertFalse(gap.isKnown());
        assertTrue(gap.waitsFor().hasGap());
    }

    @Test
    void statesWithoutARowTakeTheRowForAll() throws IOException {
        Table table = read("switch", "effective_from,state,offered,source\n2020-01-01,US,no,a\n2020-01-01,NC,yes,a\n")
                .get("switch");
        assertTrue(table.truth(FY2027, of("NC", 1), false).isYes());
        assertTrue(table.truth(FY2027, of("KS", 1), false).isNo());
        assertTrue(table.truth(
                        FY2027, new Fixed(OneOf.among(List.of("NC", "KS"), Why.of(new Gap("state"))), null), false)
                .isUnknown());
    }

    @Test
    void noneNotOfferedAndUnknownAreValuesOfTheirOwn() throws IOException {
        Table table = read(
                        "limit",
                        "effective_from,state,asset_limit_usd,source\n2020-01-01,CA,none,a\n2020-01-01,MO,not-offered,a\n2020-01-01,TN,unknown,a\n")
                .get("limit");
        assertTrue(table.number(FY2027, of("CA", 1), false).isNoLimit());
        assertTrue(table.number(FY2027, of("MO", 1), false).isNotOffered());
        assertTrue(table.number(FY2027, of("TN", 1), false).waitsFor().hasGap());
        assertTrue(table.number(FY2027, of("AK", 1), true).isNotOffered());
    }

    @Test
    void aTableIsStaleFromTheDayItsYearlyUpdateIsDue() throws IOException {
        Files.createDirectories(folder.resolve("tables"));
        Files.writeString(folder.resolve("tables/updates.yaml"), "limit: 10-01\n");
        Table table = read("limit", LIMIT).get("limit");
        assertFalse(table.isStale(LocalDate.of(2027, 9, 30)));
        assertTrue(table.isStale(LocalDate.of(2027, 10, 1)));
    }

    @Test
    void aMalformedTableIsRefusedWithEveryPlace() {
        String csv = """
                effective_from,region,size,monthly_usd,source
                2026-13-01,contiguous,1,1729,a
                2026-10-01,contiguous,one,1729,a
                2026-10-01,contiguous,1,"1,729",a
                2026-10-01,contiguous,1,1729,
                2026-10-01,contiguous,1
                2026-10-01,contiguous,2,2345,a
                2026-10-01,contiguous,2,2345,a
                """;
        BadTable bad = assertThrows(BadTable.class, () -> read("limit", csv));
        assertEquals(
                List.of(
                        "snap/tables/limit.csv:2:1 effective_from is not a date such as 2026-10-01",
                        "snap/tables/limit.csv:3:3 size is not a whole number",
                        "snap/tables/limit.csv:4:4 monthly_usd is not a plain number such as 2960 or 0.30; or write none, not-offered or unknown",
                        "snap/tables/limit.csv:5:5 source is empty; every number needs its source",
                        "snap/tables/limit.csv:6 has 3 cells, the header has 5; a comma inside a cell needs quotes",
                        "snap/tables/limit.csv:8:1 effective_from a row with the same dimensions and date stands above; keep one"),
                bad.faults().stream().map(BadTable.Fault::toString).toList());
    }

    private static final String BY_COUNTY = """
            effective_from,state,county,very_low_for_1_annual_usd,very_low_for_2_annual_usd,source
            2026-05-01,OH,Athens County; Meigs County,30700,35100,a
            2026-05-01,OH,Franklin County,39050,44600,b
            2026-05-01,DC,District of Columbia,57400,65600,c
            """;

    private record InCounty(OneOf state, OneOf county, int people) implements Keys {
        @Override
        public OneOf code(String dimension, Table table) {
            return dimension.equals("state") ? state : county;
        }

        @Override
        public Range number(String dimension, Table table) {
            return Range.whole(Range.Kind.COUNT, people, Why.NONE);
        }
    }

    private static OneOf known(String code) {
        return OneOf.known(code, Why.NONE);
    }

    @Test
    void aCountyCellMayNameSeveralCountiesAndEachSizeHasItsColumn() throws IOException {
        Table table = read("limit", BY_COUNTY).get("limit/very-low");
        assertEquals(usd(35100), table.number(FY2027, new InCounty(known("OH"), known("Meigs County"), 2), false));
        assertEquals(Set.of("Athens County", "Meigs County", "Franklin County"), table.codesOfState("OH", "county"));
    }

    @Test
    void anOpenCountyLiesBetweenTheLowestAndTheHighestOfTheState() throws IOException {
        Table table = read("limit", BY_COUNTY).get("limit/very-low");
        OneOf open = OneOf.among(List.of(Table.LOWEST, Table.HIGHEST), Why.of(new Gap("the county")));
        Range limit = table.number(FY2027, new InCounty(known("OH"), open, 1), false);
        assertEquals(usd(30700).hull(usd(39050), Why.NONE), limit);
    }

    @Test
    void withoutTheStateNothingIsReadAndNothingIsKnown() throws IOException {
        Table table = read("limit", BY_COUNTY).get("limit/very-low");
        OneOf open = OneOf.among(List.of("OH", "DC"), Why.of(new Gap("the state")));
        Range limit = table.number(FY2027, new InCounty(open, known("Meigs County"), 1), false);
        assertFalse(limit.hasHigh());
        assertTrue(limit.waitsFor().hasGap());
    }

    @Test
    void aBadNumberIsNamedAtOnceAlsoWhereItsStateIsReadLater() {
        BadTable bad = assertThrows(BadTable.class, () -> read("limit", BY_COUNTY.replace("44600", "44.600")));
        assertEquals("snap/tables/limit.csv", bad.faults().get(0).file());
        assertEquals(3, bad.faults().get(0).line());
    }

    @Test
    void rowsOfOneStateAreItsOwn() throws IOException {
        Table table = read("limit", BY_COUNTY).get("limit/very-low");
        assertTrue(table.rows("DC").containsKey("DC|District of Columbia|1"));
        assertFalse(table.rows("DC").containsKey("OH|Meigs County|1"));
    }

    private static Range usd(long amount) {
        return Range.whole(Range.Kind.MONEY, amount, Why.NONE);
    }
}
