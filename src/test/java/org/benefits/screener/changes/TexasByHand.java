package org.benefits.screener.changes;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * SNAP in Texas in January 2027 as a person would work it out on paper, for a household of citizens of the made-up population, without any
 * of the program's rules, tables or arithmetic. Numbers: USDA, SNAP cost-of-living adjustments for fiscal year 2027; HHS poverty guideline of
 * 2026; Texas: gross income limit under broad-based rules, $5,000 in savings, heating and cooling allowance $445, no other allowance for
 * electricity alone.
 */
final class TexasByHand {
    private static final int[] NET_LIMIT = {1330, 1804, 2277, 2750, 3224, 3697, 4170, 4644};
    private static final int[] GROSS_LIMIT = {1729, 2345, 2960, 3575, 4191, 4806, 5421, 6037};
    private static final int[] MOST = {306, 562, 808, 1023, 1217, 1463, 1616, 1841};
    private static final int[] STANDARD = {217, 217, 217, 229, 268, 308, 308, 308};
    private static final int FIRST_PERSON = 15960;
    private static final int EACH_MORE = 5680;

    private TexasByHand() {}

    /** The dollars a month of a household under a gross limit of so many hundredths of the poverty guideline; 0 where it gets nothing. */
    static int monthly(JsonNode home, int percent) {
        int size = home.get("people").size();
        int gross = 0;
        int earned = 0;
        boolean elderlyOrDisabled = false;
        for (JsonNode person : home.get("people")) {
            elderlyOrDisabled |= person.get("age").asInt() >= 60;
            for (JsonNode income : person.get("incomes")) {
                int amount = income.get("amount").asInt();
                gross += amount;
                earned += income.get("type").asText().equals("wages") ? amount : 0;
                elderlyOrDisabled |= income.get("type").asText().equals("social-security-disability");
            }
        }
        int net = net(home, size, gross, earned, elderlyOrDisabled);
        int savings = home.get("liquidAssets").asInt() + home.get("otherAssets").asInt();
        int guideline = (FIRST_PERSON + EACH_MORE * (size - 1) + 11) / 12;
        // To the nearest dollar, half a dollar up.
        int wide = (guideline * percent + 50) / 100;
        boolean byStateLimit = gross <= wide && savings <= 5000;
        boolean byFederalTests = (elderlyOrDisabled || gross <= GROSS_LIMIT[size - 1])
                && net <= NET_LIMIT[size - 1]
                && savings <= (elderlyOrDisabled ? 4750 : 3000);
        if (!byStateLimit && !byFederalTests) {
            return 0;
        }
        int benefit = Math.max(0, MOST[size - 1] - (net * 3 + 9) / 10);
        return size <= 2 ? Math.max(25, benefit) : benefit;
    }

    private static int net(JsonNode home, int size, int gross, int earned, boolean elderlyOrDisabled) {
        BigDecimal left = BigDecimal.valueOf(gross)
                .subtract(BigDecimal.valueOf(earned).multiply(new BigDecimal("0.2")))
                .subtract(BigDecimal.valueOf(
                        STANDARD[size - 1] + home.get("dependentCare").asInt()))
                .max(BigDecimal.ZERO);
        int shelter = home.path("rent").asInt()
                + home.path("mortgage").asInt()
                + home.path("propertyTaxAndInsurance").asInt();
        for (JsonNode bill : home.get("utilitiesPaid")) {
            shelter += bill.asText().equals("heating") ? 445 : 0;
        }
        BigDecimal excess = BigDecimal.valueOf(shelter)
                .subtract(left.multiply(new BigDecimal("0.5")))
                .max(BigDecimal.ZERO)
                .setScale(0, RoundingMode.HALF_UP);
        BigDecimal deduction = elderlyOrDisabled ? excess : excess.min(BigDecimal.valueOf(769));
        return left.subtract(deduction)
                .max(BigDecimal.ZERO)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }
}
