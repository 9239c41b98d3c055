package se.sakeratkomst.vendor;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.LocaleResolver;
import se.sakeratkomst.vendor.driver.TestDriverController;
import se.sakeratkomst.vendor.ehm.EhmCredentials;
import se.sakeratkomst.vendor.ehm.TokenExchange;
import se.sakeratkomst.vendor.federation.Memberships;
import se.sakeratkomst.vendor.federation.MetadataController;
import se.sakeratkomst.vendor.federation.OwnMetadata;
import se.sakeratkomst.vendor.federation.RefreshController;
import se.sakeratkomst.vendor.feed.Feeds;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.keys.VendorKeys;
import se.sakeratkomst.vendor.login.Accounts;
import se.sakeratkomst.vendor.login.BrowserSession;
import se.sakeratkomst.vendor.login.Departure;
import se.sakeratkomst.vendor.login.DiscoveryController;
import se.sakeratkomst.vendor.login.LoginController;
import se.sakeratkomst.vendor.login.Logins;
import se.sakeratkomst.vendor.login.Requests;
import se.sakeratkomst.vendor.login.Specialities;
import se.sakeratkomst.vendor.logout.LogoutController;
import se.sakeratkomst.vendor.logout.SentLogouts;
import se.sakeratkomst.vendor.logout.SingleLogout;
import se.sakeratkomst.vendor.nll.MedicationList;
import se.sakeratkomst.vendor.page.ErrorPages;
import se.sakeratkomst.vendor.page.Fallback;
import se.sakeratkomst.vendor.page.FlawSwitchController;
import se.sakeratkomst.vendor.page.HealthController;
import se.sakeratkomst.vendor.page.Language;
import se.sakeratkomst.vendor.page.SafeHeaders;
import se.sakeratkomst.vendor.patients.Desk;
import se.sakeratkomst.vendor.patients.PatientsController;
import se.sakeratkomst.vendor.sp.Gatekeeper;
import se.sakeratkomst.vendor.sp.PendingRequests;
import tools.jackson.databind.json.JsonMapper;

/** A small journal system that does everything right, and has a switch for each way of doing it wrong. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(VendorSettings.class)
@Import({
    LoginController.class,
    DiscoveryController.class,
    LogoutController.class,
    MetadataController.class,
    RefreshController.class,
    PatientsController.class,
    ErrorPages.class,
    Fallback.class,
    HealthController.class,
    FlawSwitchController.class,
    TestDriverController.class
})
public class ReferenceVendor {

    private static final Logger LOG = LoggerFactory.getLogger(ReferenceVendor.class);

    /**
     * Starts the system. The JDK's HTTP client would send a GET again by itself when a kept connection turns out to be closed, with the
     * x-request-id that it had: here a call is sent once. The client follows no redirects, which the same setting counts.
     */
    public static void main(String[] args) {
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        SpringApplication.run(ReferenceVendor.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Flaws flaws(VendorSettings settings) {
        Flaws flaws = Flaws.named(settings.flaws());
        if (!flaws.names().isEmpty()) {
            LOG.warn("Flaws are switched on: {}. This system is not safe.", flaws.names());
        }
        return flaws;
    }

    @Bean
    VendorKeys vendorKeys(VendorSettings settings) {
        return VendorKeys.in(settings.home());
    }

    @Bean
    Memberships memberships(VendorSettings settings, Flaws flaws, Clock clock) {
        return new Memberships(settings, new Feeds(settings.credentials(), flaws, clock));
    }

    @Bean
    Logins logins() {
        return new Logins();
    }

    @Bean
    BrowserSession browserSession(Logins logins, Flaws flaws, Clock clock) {
        return new BrowserSession(logins, flaws, clock);
    }

    @Bean
    Specialities specialities(JsonMapper json, Flaws flaws) {
        return new Specialities(json, flaws);
    }

    @Bean
    Accounts accounts(Flaws flaws) {
        return new Accounts(flaws);
    }

    @Bean
    SingleLogout singleLogout(Logins logins, VendorKeys keys, Flaws flaws, Clock clock) {
        return new SingleLogout(new SentLogouts(), logins, keys, flaws, clock);
    }

    @Bean
    OwnMetadata ownMetadata(VendorSettings settings, VendorKeys keys) {
        return new OwnMetadata(settings.organisation(), keys);
    }

    @Bean
    PendingRequests pendingRequests() {
        return new PendingRequests();
    }

    @Bean
    Requests requests(PendingRequests pending, VendorKeys keys, Accounts accounts, Clock clock) {
        return new Requests(pending, keys, accounts, clock);
    }

    @Bean
    Departure departure(Requests requests) {
        return new Departure(requests);
    }

    @Bean
    Gatekeeper gatekeeper(PendingRequests pending, VendorKeys keys, Flaws flaws, Clock clock) {
        return new Gatekeeper(pending, keys, flaws, clock);
    }

    @Bean
    EhmCredentials ehmCredentials(VendorSettings settings, JsonMapper json) {
        return new EhmCredentials(settings.credentials(), settings.ehm().timeout(), json);
    }

    @Bean
    MedicationList medicationList(
            EhmCredentials credentials, VendorSettings settings, Flaws flaws, Clock clock, JsonMapper json) {
        return new MedicationList(credentials, new TokenExchange(settings, clock, json), settings, flaws, clock, json);
    }

    @Bean
    Desk desk(MedicationList medications, Flaws flaws) {
        return new Desk(medications, flaws);
    }

    @Bean
    LocaleResolver localeResolver() {
        return new Language();
    }

    @Bean
    FilterRegistrationBean<SafeHeaders> safeHeaders() {
        FilterRegistrationBean<SafeHeaders> filter = new FilterRegistrationBean<>(new SafeHeaders());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
