package se.sakeratkomst.cards.handout;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The handout page. */
@Configuration(proxyBeanMethods = false)
@Import(HandoutPages.class)
public class HandoutConfiguration {}
