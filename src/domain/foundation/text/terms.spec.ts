import { termsOf } from './terms.ts';

const terms = (text: string, language: string | null = null) => termsOf(text, language).map(({ term }) => term);

describe('the terms of a text', () => {
  it('are what it speaks of, stemmed in English', () => {
    expect(terms('The baskets of our customers and their vouchers', 'en')).toEqual(['basket', 'custom', 'voucher']);
  });
  it.each<[string, string | null, string]>([
    ['HCM and ERP of SAP, BTP or SuccessFactors', null, 'hcm erp sap btp successfactors'],
    ['baskets and vouchers of customers', 'de', 'baskets vouchers customers'],
    ['Der Warenkorb und die Gutscheine für unsere Kunden', 'de', 'warenkorb gutscheine kunden'],
    ['Le panier et les bons de mes clients', 'fr', 'panier bons clients'],
    ['La cesta y los cupones de mis clientes', 'es', 'cesta cupones clientes'],
    ['Il carrello e i buoni per i miei clienti', 'it', 'carrello buoni miei clienti'],
    ['O carrinho e os vales para meus clientes', 'pt', 'carrinho vales meus clientes'],
    ['De mand en de bonnen van onze klanten', 'nl', 'mand bonnen onze klanten'],
  ])('%j (%j) are no function words, whatever the language', (text, language, expected) => {
    expect(terms(text, language).join(' ')).toBe(expected);
  });
  it('keep English words that are function words elsewhere', () => {
    expect(terms('People die or pay with pour-over', 'en')).toContain('die');
  });
});
