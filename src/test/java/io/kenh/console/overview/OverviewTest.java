package io.kenh.console.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.kenh.access.Role;
import io.kenh.console.ScreenTest;
import org.junit.jupiter.api.Test;

class OverviewTest extends ScreenTest {

    @Test
    void aDifferenceIsNoticedWithinSecondsAndStandsOut() {
        signIn(Role.MEMBER);
        assertThat(page.locator("tr.k-off")).hasCount(0);

        db.sql("insert into tally (connection_id, writer, received) select id, 'lost', 3 from connection where name = 'fanpage'").update();
        assertThat(page.locator("tr.k-off")).containsText("Fanpage Sen Việt", new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));

        db.sql("delete from tally where writer = 'lost'").update();
        assertThat(page.locator("tr.k-off")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(15_000));
    }
}
